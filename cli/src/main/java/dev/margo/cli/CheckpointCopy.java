package dev.margo.cli;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.CheckpointConversion;
import dev.margo.sam.BoxMask;
import dev.margo.segment.Focus;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.PreprocessingChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkpoint in another container.
 *
 * @param preprocessing what the copy is to say of it
 * @param half whether float32 values are rounded to float16
 */
record CheckpointCopy(Path source, Path target, Optional<Preprocessing> preprocessing, boolean half) {

    void write(Console console) throws IOException {
        requireTarget();
        try (Checkpoint from = Checkpoint.open(source)) {
            Interruption.guard(target, () -> copy(from));
            from.notes().forEach(note -> console.note("note: " + note));
            lost(from).ifPresent(console::note);
            try (Checkpoint to = Checkpoint.open(target)) {
                console.result("%s (%s) -> %s (%s): %s tensors, %s values, %s"
                        .formatted(
                                source,
                                from.format().label(),
                                target,
                                to.format().label(),
                                to.tensors().size(),
                                values(to),
                                half ? "float32 rounded to float16" : "all bit-equal"));
            }
        }
    }

    private void copy(Checkpoint from) throws IOException {
        if (half) {
            CheckpointConversion.halve(from, target, metadata());
        } else {
            CheckpointConversion.convert(from, target, metadata());
        }
    }

    private Map<String, String> metadata() {
        return preprocessing
                .map(chosen -> Map.of(PreprocessingChoice.METADATA_KEY, chosen.label()))
                .orElse(Map.of());
    }

    /** What somebody who goes on with a copy for PyTorch must know. */
    private Optional<String> lost(Checkpoint from) {
        String stated = Stream.of(PreprocessingChoice.METADATA_KEY, Focus.METADATA_KEY, BoxMask.METADATA_KEY)
                .filter(from.metadata()::containsKey)
                .map(key -> key + "=" + from.metadata().get(key))
                .collect(Collectors.joining(", "));
        return stated.isEmpty() || !isForTorch()
                ? Optional.empty()
                : Optional.of(
                        "note: %s cannot say how it wants to be used: %s; give --preprocessing and --focus with it"
                                .formatted(target, stated));
    }

    private boolean isForTorch() {
        return TargetFile.endsWith(target, ".pth") || TargetFile.endsWith(target, ".pt");
    }

    private void requireTarget() {
        if (!TargetFile.endsWith(target, ".safetensors") && !isForTorch()) {
            throw new UsageException("%s: expected a target that ends in .safetensors, .pth or .pt".formatted(target));
        }
        if (half && isForTorch()) {
            throw new UsageException("%s: --half writes .safetensors files only".formatted(target));
        }
        if (preprocessing.isPresent() && isForTorch()) {
            throw new UsageException(
                    "%s: PyTorch files have no place for --preprocessing; write a .safetensors file".formatted(target));
        }
    }

    private static long values(Checkpoint checkpoint) {
        return checkpoint.tensors().stream().mapToLong(t -> t.elementCount()).sum();
    }
}
