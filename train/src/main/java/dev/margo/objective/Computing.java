package dev.margo.objective;

import dev.margo.nn.BatchStatistics;
import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import java.util.function.Supplier;

/**
 * How a training step is computed; none of it changes what is learnt, up to rounding, but the batch statistics.
 *
 * @param device where the network is
 * @param autocast in how many bits
 * @param batchStatistics whether batch norms go by the batch and move their stored statistics, as in training from
 *     scratch; otherwise they go by the stored ones
 * @param recompute whether the encoder's intermediate values are computed twice, not kept: slower by a third, for a
 *     fraction of the memory
 */
public record Computing(Device device, Autocast.Type autocast, boolean batchStatistics, boolean recompute) {
    /** On the processor in float32, by stored statistics. */
    public static Computing plain() {
        return new Computing(Device.cpu(), Autocast.Type.FLOAT32, false, false);
    }

    /** Part of the encoder's forward pass. */
    Tensor encoding(Supplier<Tensor> part) {
        try (Autocast narrow = Autocast.to(autocast, device);
                BatchStatistics statistics = BatchStatistics.when(batchStatistics)) {
            return part.get();
        }
    }

    /** As {@link #encoding}, without a record for gradients. */
    Tensor unrecorded(Supplier<Tensor> part) {
        try (NoGradients off = NoGradients.here()) {
            return encoding(part);
        }
    }

    /** As {@link #encoding}, of a batch that went through before. */
    Tensor again(Supplier<Tensor> part) {
        try (Autocast narrow = Autocast.to(autocast, device);
                BatchStatistics statistics = BatchStatistics.againWhen(batchStatistics)) {
            return part.get();
        }
    }
}
