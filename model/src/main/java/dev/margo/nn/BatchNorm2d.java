package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;

/**
 * Batch normalisation: (B, C, H, W) to the same. By the stored statistics, but for threads that have {@link
 * BatchStatistics} open.
 */
public final class BatchNorm2d {
    private final Parameter weight; // (C)
    private final Parameter bias; // (C)
    private final Parameter runningMean; // (C)
    private final Parameter runningVariance; // (C)

    public BatchNorm2d(Parameters parameters, int channels) {
        weight = parameters.weight("weight", channels);
        bias = parameters.weight("bias", channels);
        runningMean = parameters.buffer("running_mean", channels);
        runningVariance = parameters.buffer("running_var", channels);
        parameters.counter("num_batches_tracked");
    }

    public Tensor forward(Tensor x) {
        if (BatchStatistics.areUsed()) {
            return Functional.batchNormOfBatch(
                    x,
                    weight.value(),
                    bias.value(),
                    runningMean.value(),
                    runningVariance.value(),
                    BatchStatistics.momentum());
        }
        return Functional.batchNorm(x, weight.value(), bias.value(), runningMean.value(), runningVariance.value());
    }

    /** The factor (C) that this norm is for each channel. */
    public Tensor scale() {
        float[] variances = runningVariance.value().toFloats();
        float[] scales = weight.value().toFloats();
        for (int c = 0; c < scales.length; c++) {
            scales[c] = (float) (scales[c] / Math.sqrt(variances[c] + Functional.BATCH_NORM_EPSILON));
        }
        return Tensor.of(scales, scales.length);
    }

    /** What this norm adds (C) to each channel after {@link #scale()}. */
    public Tensor shift() {
        return bias.value().sub(runningMean.value().mul(scale()));
    }
}
