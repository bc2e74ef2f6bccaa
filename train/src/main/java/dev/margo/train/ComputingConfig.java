package dev.margo.train;

import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;
import java.util.Optional;

/**
 * On what, and how, is computed.
 *
 * @param device as {@link Device#parse} reads it; of several processes on one machine, each takes the card of its rank
 * @param threads absent: one for each processor
 * @param recompute whether the encoder's intermediate values are computed twice and not kept; absent: of a large one
 * @param batchStatistics whether batch norms go by the batch; absent: if training starts from scratch
 * @param workers threads that prepare pictures; absent: one for every two processors
 * @param processes that train together
 */
public record ComputingConfig(
        String device,
        Optional<Integer> threads,
        Autocast.Type precision,
        Optional<Boolean> recompute,
        Optional<Boolean> batchStatistics,
        Optional<Integer> workers,
        int processes) {
    static ComputingConfig read(ConfigNode node) {
        return new ComputingConfig(
                node.parsed("device", "cpu", ComputingConfig::device),
                node.countOrAuto("threads", 1),
                node.choice("precision", Autocast.Type.FLOAT32),
                node.flagOrAuto("recompute"),
                node.flagOrAuto("batch-statistics"),
                node.countOrAuto("workers", 1),
                node.count("processes", 1, 1));
    }

    private static String device(String text) {
        if (!text.matches("cpu|cuda(:\\d{1,3})?")) {
            throw new IllegalArgumentException("expected cpu, cuda or cuda:N, found '%s'".formatted(text));
        }
        return text;
    }

    /** @throws TrainingConfigException if there is no such device */
    public Device deviceOf(int rank) {
        try {
            return Device.parse(processes > 1 && device.equals("cuda") ? "cuda:" + rank : device);
        } catch (IllegalStateException e) {
            throw new TrainingConfigException("computing.device: " + e.getMessage(), e);
        }
    }

    int threadsHere() {
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    int workersHere() {
        return workers.orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
}
