package dev.margo.train;

import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.nn.Parameter;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a run keeps what it makes: checkpoints that can be segmented with, and the state it goes on from.
 *
 * @param about goes into the checkpoints, as safetensors metadata
 */
public record RunFolder(Path path, Map<String, String> about) {
    public RunFolder {
        about = Map.copyOf(about);
    }

    public Path state() {
        return path.resolve("state.safetensors");
    }

    /** The network as it is now. */
    public Path latest() {
        return path.resolve("latest.safetensors");
    }

    /** The network as it was when it validated best. */
    public Path best() {
        return path.resolve("best.safetensors");
    }

    /** What the run was asked for, with all defaults. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    /** A row per step. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** A row per validation. */
    public Path validation() {
        return path.resolve("validation.csv");
    }

    /** The files that could not be used, and why. */
    public Path skipped() {
        return path.resolve("skipped.txt");
    }

    /** Whether an earlier run can be gone on with here. */
    public boolean hasState() {
        return Files.exists(state());
    }

    /** Writes a checkpoint with SAM's names. */
    static void write(Path file, Map<String, Parameter> parameters, Map<String, String> about) throws IOException {
        try (TensorScope scope = TensorScope.open("write checkpoint")) {
            List<WritableTensor> tensors = new ArrayList<>();
            for (Parameter parameter : parameters.values()) {
                if (parameter.kind() == Parameter.Kind.COUNTER) {
                    tensors.add(TrainingState.counter(parameter.name()));
                } else {
                    tensors.add(TrainingState.writable(parameter.name(), parameter.value()));
                }
            }
            SafetensorsWriter.write(file, tensors, about);
        }
    }
}
