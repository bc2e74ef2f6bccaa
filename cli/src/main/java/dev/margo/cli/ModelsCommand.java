package dev.margo.cli;

import dev.margo.zoo.BundledModel;
import dev.margo.zoo.KnownModel;
import dev.margo.zoo.KnownModels;
import dev.margo.zoo.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code margo models}: which models have names, and whether they are here. */
@Command(
        name = "models",
        header = "List the models known by name, or fetch one.",
        description = {
            "",
            "Any checkpoint can be used by its path; these have names. Nothing is fetched but by 'margo models pull NAME'."
                    + " Files may also be put into the folder by hand, under the name that is listed.",
            ""
        },
        subcommands = {ModelsListCommand.class, ModelsPullCommand.class},
        footer = {
            "",
            "Examples:",
            "  margo models",
            "  margo models pull sam_vit_b",
            "  margo models pull sam_vit_b --models /data/models"
        })
final class ModelsCommand implements Callable<Integer> {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the files; without it $MARGO_MODELS or the user's cache.")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        list(common.console(false));
        return 0;
    }

    ModelStore store() {
        return ModelStore.open(folder);
    }

    void list(Console console) {
        ModelStore store = store();
        int width = KnownModels.all().stream()
                .mapToInt(m -> m.name().length())
                .max()
                .orElse(0);
        if (BundledModel.find(BundledModel.DEFAULT).isPresent()) {
            console.result("%s  %-7s  %-9s  %s"
                    .formatted(pad(BundledModel.DEFAULT, width), "here", "sam", "comes with Margo; the default"));
        }
        for (KnownModel model : KnownModels.all()) {
            String here = Files.isRegularFile(store.fileOf(model)) ? "here" : model.needsAPerson() ? "by hand" : "pull";
            console.result("%s  %-7s  %-9s  %s"
                    .formatted(pad(model.name(), width), here, model.preprocessing(), model.purpose()));
            detail(console, width, "licence  " + model.source().licence());
            detail(console, width, "file     " + model.fileName() + checksums(model));
            detail(console, width, "source   " + model.source().page());
        }
        console.result("");
        console.result("Folder: %s (here: in it; pull: 'margo models pull NAME'; by hand: from the source)"
                .formatted(store.folder()));
    }

    private static void detail(Console console, int width, String text) {
        console.result(pad("", width) + "  " + text);
    }

    private static String checksums(KnownModel model) {
        return model.source().checksums().isEmpty()
                ? ", no checksum published"
                : model.source().checksums().stream().map(c -> ", " + c).collect(Collectors.joining());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
