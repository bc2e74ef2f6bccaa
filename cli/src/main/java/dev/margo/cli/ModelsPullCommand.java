package dev.margo.cli;

import dev.margo.zoo.KnownModel;
import dev.margo.zoo.KnownModels;
import dev.margo.zoo.ModelDownload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code margo models pull}: fetches one model. */
@Command(
        name = "pull",
        header = "Fetch a model into the folder and verify it.",
        description = {
            "",
            "A download that was cut off goes on where it ended. A file that is there already is verified instead.",
            ""
        },
        footer = {"", "Example:", "  margo models pull sam_vit_b"})
final class ModelsPullCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1 << 20;

    @Parameters(paramLabel = "NAME", description = "A name that 'margo models' lists.")
    private String name;

    @ParentCommand
    private ModelsCommand models;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        KnownModel model = KnownModels.find(name).orElseThrow(this::unknown);
        Console console = common.console(false);
        console.note("%s, licence: %s".formatted(model.purpose(), model.source().licence()));
        Path file;
        try (Progress progress = Progress.of(console, model.name(), -1, " MiB", MEBIBYTE)) {
            file = new ModelDownload()
                    .pull(model, models.store(), (done, total) -> progress.at(done, total.orElse(-1)));
        }
        console.result(
                "%s: verified (%s)".formatted(file, model.source().checksums().isEmpty() ? "length only" : "checksum"));
        return 0;
    }

    private UsageException unknown() {
        return new UsageException("model '%s' is unknown; %s"
                .formatted(
                        name,
                        Nearest.hint(
                                name,
                                KnownModels.all().stream().map(KnownModel::name).toList())));
    }
}
