package dev.margo.cli;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.CheckpointConversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code margo convert}: a checkpoint in another container. */
@Command(
        name = "convert",
        header = "Copy a checkpoint into another container, every value bit by bit.",
        description = {
            "",
            "The target's extension says which: .safetensors, or .pth and .pt for PyTorch. Wrappers such as 'model' and"
                    + " prefixes such as 'module.' are taken off. Nothing in the source is executed. The copy is read again and"
                    + " compared before success is told.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  margo convert medsam_vit_b.pth medsam_vit_b.safetensors",
            "  margo convert tuned.safetensors tuned.pth"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "A .pth, .pt or .safetensors file.")
    private Path source;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The copy; an older file of that name is replaced.")
    private Path target;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        checkTarget();
        Console console = common.console(false);
        try (Checkpoint from = Checkpoint.open(source)) {
            Interruption.guard(target, () -> CheckpointConversion.convert(from, target));
            try (Checkpoint to = Checkpoint.open(target)) {
                new CheckpointComparison(from, to).requireEqual();
                from.notes().forEach(note -> console.note("note: " + note));
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

    private void checkTarget() throws IOException {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".safetensors") && !name.endsWith(".pth") && !name.endsWith(".pt")) {
            throw new UsageException("%s: expected a target that ends in .safetensors, .pth or .pt".formatted(target));
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
