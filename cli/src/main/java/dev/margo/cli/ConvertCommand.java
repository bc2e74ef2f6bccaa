package dev.margo.cli;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.CheckpointConversion;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.PreprocessingChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo convert}: a checkpoint in another container. */
@Command(
        name = "convert",
        header = "Copy a checkpoint into another container, every value bit by bit.",
        description = {
            "",
            "The target's extension says which: .safetensors, or .pth and .pt for PyTorch. Wrappers such as 'model' and"
                    + " prefixes such as 'module.' are taken off. Nothing in the source is executed. The copy is read again and"
                    + " compared before it gets its name.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo convert medsam_vit_b.pth medsam_vit_b.safetensors --preprocessing medsam",
            "  margo convert tuned.safetensors tuned.pth"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "A .pth, .pt or .safetensors file.")
    private Path source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The copy; an older file of that name is replaced.")
    private Path target;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            converter = ModelOptions.OfPreprocessing.class,
            description = "Say in the copy how it wants its pictures, so that no file name has to; .safetensors only.")
    private Optional<Preprocessing> preprocessing = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        checkTarget();
        Console console = common.console(false);
        try (Checkpoint from = Checkpoint.open(source)) {
            Interruption.guard(target, () -> CheckpointConversion.convert(from, target, metadata()));
            from.notes().forEach(note -> console.note("note: " + note));
            lost(from).ifPresent(console::note);
            try (Checkpoint to = Checkpoint.open(target)) {
                console.result("%s (%s) -> %s (%s): %s tensors, %s values, all bit-equal"
                        .formatted(
                                source,
                                from.format().label(),
                                target,
                                to.format().label(),
                                to.tensors().size(),
                                values(to)));
            }
        }
        return 0;
    }

    private Map<String, String> metadata() {
        return preprocessing
                .map(chosen -> Map.of(PreprocessingChoice.METADATA_KEY, chosen.label()))
                .orElse(Map.of());
    }

    /** What somebody who goes on with a copy for PyTorch must know. */
    private Optional<String> lost(Checkpoint from) {
        return Optional.ofNullable(from.metadata().get(PreprocessingChoice.METADATA_KEY))
                .filter(stated -> isForTorch())
                .map(stated -> "note: %s cannot say that its preprocessing is %s; give --preprocessing when it is used"
                        .formatted(target, stated));
    }

    private boolean isForTorch() {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pth") || name.endsWith(".pt");
    }

    private void checkTarget() throws IOException {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".safetensors") && !isForTorch()) {
            throw new UsageException("%s: expected a target that ends in .safetensors, .pth or .pt".formatted(target));
        }
        if (preprocessing.isPresent() && isForTorch()) {
            throw new UsageException(
                    "%s: PyTorch files have no place for --preprocessing; write a .safetensors file".formatted(target));
        }
        if (Files.exists(target) && Files.exists(source) && Files.isSameFile(source, target)) {
            throw new UsageException(
                    "%s: source and target are the same file; choose another target".formatted(target));
        }
        if (Files.isDirectory(target)) {
            throw new UsageException(target + ": is a folder; give the name of a file");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new MissingFolderException(target, folder);
        }
    }

    private static long values(Checkpoint checkpoint) {
        return checkpoint.tensors().stream().mapToLong(t -> t.elementCount()).sum();
    }
}
