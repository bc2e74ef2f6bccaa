package dev.margo.train;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.checkpoint.TensorSource;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run needs to go on bit by bit, in one file, so that it is there whole or not at all: weights, their
 * average, the optimiser's memory, and where the run was.
 */
final class TrainingState {
    private static final String WEIGHT = "weight/";
    private static final String AVERAGE = "average/";
    private static final String MEAN = "mean/";
    private static final String SQUARE = "square/";
    private static final String STEPS = "steps/";

    private TrainingState() {}

    /**
     * Where a run is.
     *
     * @param step steps taken
     * @param best the best validation so far; infinite before the first
     * @param lossScale see {@link dev.margo.optimise.LossScale}
     */
    record Position(long step, double best, double lossScale) {
        static Position start() {
            return new Position(0, Double.POSITIVE_INFINITY, 1 << 16);
        }

        private Map<String, String> asText() {
            return Map.of(
                    "margo.step", Long.toString(step),
                    "margo.best", Double.toString(best),
                    "margo.loss_scale", Double.toString(lossScale));
        }

        private static Position of(Map<String, String> text) {
            return new Position(
                    Long.parseLong(text.get("margo.step")),
                    Double.parseDouble(text.get("margo.best")),
                    Double.parseDouble(text.get("margo.loss_scale")));
        }
    }

    static void write(
            Path file,
            Position position,
            Map<String, Tensor> weights,
            Map<String, AdamW.Moments> moments,
            Map<String, Tensor> average)
            throws IOException {
        try (TensorScope scope = TensorScope.open("save training state")) {
            List<WritableTensor> tensors = new ArrayList<>();
            Map<String, String> texts = new LinkedHashMap<>(position.asText());
            weights.forEach((name, tensor) -> tensors.add(writable(WEIGHT + name, tensor)));
            average.forEach((name, tensor) -> tensors.add(writable(AVERAGE + name, tensor)));
            moments.forEach((name, of) -> {
                tensors.add(writable(MEAN + name, of.mean()));
                tensors.add(writable(SQUARE + name, of.square()));
                texts.put(STEPS + name, Long.toString(of.steps()));
            });
            SafetensorsWriter.write(file, tensors, texts);
        }
    }

    static WritableTensor writable(String name, Tensor tensor) {
        Tensor values = tensor.detach().to(Device.cpu()).contiguous();
        return new WritableTensor(name, DType.F32, tensor.shape(), TensorSource.of(values.bytes()));
    }

    /** The count that a strict reader expects beside the statistics of a batch norm. */
    static WritableTensor counter(String name) {
        return new WritableTensor(name, DType.I64, new long[0], TensorSource.of(ByteBuffer.allocate(Long.BYTES)));
    }

    /** Gives weights, average and optimiser the values of {@code file}. Returns where the run was. */
    static Position restore(Path file, Map<String, Tensor> weights, AdamW optimizer, Map<String, Tensor> average)
            throws IOException {
        try (Checkpoint state = Checkpoint.open(file);
                TensorScope scope = TensorScope.open("restore training state")) {
            for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
                entry.getValue().copyFrom(read(state, WEIGHT + entry.getKey()));
            }
            for (Map.Entry<String, Tensor> entry : average.entrySet()) {
                entry.getValue().copyFrom(read(state, AVERAGE + entry.getKey()));
            }
            Map<String, AdamW.Moments> moments = new LinkedHashMap<>();
            for (Map.Entry<String, String> text : state.metadata().entrySet()) {
                if (text.getKey().startsWith(STEPS)) {
                    String name = text.getKey().substring(STEPS.length());
                    long steps = Long.parseLong(text.getValue());
                    moments.put(name, new AdamW.Moments(steps, read(state, MEAN + name), read(state, SQUARE + name)));
                }
            }
            optimizer.restore(moments);
            return Position.of(state.metadata());
        }
    }

    private static Tensor read(Checkpoint state, String name) throws IOException {
        StoredTensor stored = state.get(name)
                .orElseThrow(() -> new IOException(
                        "%s has no '%s': it was saved by a run with another configuration; start a new run folder"
                                .formatted(state.path(), name)));
        Tensor values = Tensor.empty(stored.shape());
        stored.readFloats(values.floats());
        return values;
    }
}
