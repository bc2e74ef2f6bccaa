package dev.margo.objective;

import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;

/**
 * How a training step is computed; none of it changes what is learnt, up to rounding, but the batch statistics.
 *
 * @param device where the network is
 * @param autocast in how many bits
 * @param batchStatistics whether batch norms go by the batch and move their stored statistics, as in training from
 *     scratch; otherwise they go by the stored ones
 */
public record Computing(Device device, Autocast.Type autocast, boolean batchStatistics) {
    /** On the processor in float32, by stored statistics. */
    public static Computing plain() {
        return new Computing(Device.cpu(), Autocast.Type.FLOAT32, false);
    }
}
