package dev.margo.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The operations of layers, without their weights. Names and rules are those of {@code torch.nn.functional}. */
public final class Functional {
    /** What batch normalisation adds to the variance, in every network here. */
    public static final double BATCH_NORM_EPSILON = 1e-5;

    private static final long[] NO_DILATION = {1, 1};
    private static final long[] NO_OUTPUT_PADDING = {0, 0};

    private Functional() {}

    /** x W^T + b over the last axis. {@code weight} is (out, in), {@code bias} (out) or null. */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return bias == null
                ? Tensor.result(() -> torch.linear(x.handle(), weight.handle()))
                : Tensor.result(() -> torch.linear(x.handle(), weight.handle(), optional(bias)));
    }

    /** Normalises over the last axis, with biased variance. */
    public static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        return Tensor.result(() -> torch.layer_norm(
                x.handle(), new long[] {weight.count()}, optional(weight), optional(bias), epsilon, false));
    }

    /** Batch normalisation by stored statistics, over axis 1. */
    public static Tensor batchNorm(Tensor x, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance) {
        double momentum = 0.1; // unused at inference
        return Tensor.result(() -> torch.batch_norm(
                x.handle(),
                optional(weight),
                optional(bias),
                optional(runningMean),
                optional(runningVariance),
                false,
                momentum,
                BATCH_NORM_EPSILON,
                false));
    }

    /** Cross-correlation. {@code x} is (B, in, H, W), {@code weight} (out, in / groups, kh, kw). */
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding, int groups) {
        return Tensor.result(() -> torch.conv2d(
                x.handle(), weight.handle(), optional(bias), both(stride), both(padding), NO_DILATION, groups));
    }

    /**
     * As {@link #conv2d}, over a band of pixels with their channels last: {@code x} is (H, W, in), the result
     * (H', W', out). A border as wide as the kernel reaches is added left and right, and none above and below.
     */
    public static Tensor convolveBand(Tensor x, Tensor weight, Tensor bias, int stride, int groups) {
        return Tensor.result(() -> torch.conv2d(
                        x.handle().unsqueeze(0).permute(0, 3, 1, 2),
                        weight.handle(),
                        optional(bias),
                        both(stride),
                        new long[] {0, weight.handle().size(3) / 2},
                        NO_DILATION,
                        groups)
                .permute(0, 2, 3, 1)
                .squeeze(0)
                .contiguous());
    }

    /** Transposed convolution. {@code x} is (B, in, H, W), {@code weight} (in, out, kh, kw). */
    public static Tensor convTranspose2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        return Tensor.result(() -> torch.conv_transpose2d(
                x.handle(),
                weight.handle(),
                optional(bias),
                both(stride),
                both(padding),
                NO_OUTPUT_PADDING,
                1,
                NO_DILATION));
    }

    /** Zeros below and to the right: {@code x} is (B, H, W, C), the result (B, H + bottom, W + right, C). */
    public static Tensor padBottomRight(Tensor x, long bottom, long right) {
        return Tensor.result(
                () -> torch.constant_pad_nd(x.handle(), new long[] {0, 0, 0, right, 0, bottom}, new Scalar(0.0)));
    }

    /** Bilinear resize of (B, C, H, W), half-pixel centres, no low-pass when shrinking. */
    public static Tensor resizeBilinear(Tensor x, long height, long width) {
        return Tensor.result(() -> torch.upsample_bilinear2d(
                x.handle(), new long[] {height, width}, false, new DoubleOptional(), new DoubleOptional()));
    }

    /** Linear resize of (B, C, L) along its last axis, half-pixel centres. */
    public static Tensor resizeLinear(Tensor x, long length) {
        return Tensor.result(
                () -> torch.upsample_linear1d(x.handle(), new long[] {length}, false, new DoubleOptional()));
    }

    /**
     * Batch normalisation by the statistics of {@code x} itself, over axis 1; moves the running ones towards them by
     * {@code momentum}, in place.
     */
    public static Tensor batchNormOfBatch(
            Tensor x, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance, double momentum) {
        return Tensor.result(() -> torch.batch_norm(
                x.handle(),
                optional(weight),
                optional(bias),
                optional(runningMean),
                optional(runningVariance),
                true,
                momentum,
                BATCH_NORM_EPSILON,
                false));
    }

    /** Binary cross-entropy of logits against targets in [0, 1], averaged over all values to a single one. */
    public static Tensor binaryCrossEntropyWithLogits(Tensor logits, Tensor targets) {
        return Tensor.result(() -> torch.binary_cross_entropy_with_logits(logits.handle(), targets.handle()));
    }

    /** As {@link #binaryCrossEntropyWithLogits}, of each value by itself. */
    public static Tensor binaryCrossEntropyOfEach(Tensor logits, Tensor targets) {
        int none = 0; // no reduction, in libtorch's numbers
        return Tensor.result(() -> torch.binary_cross_entropy_with_logits(
                logits.handle(), targets.handle(), new TensorOptional(), new TensorOptional(), none));
    }

    private static TensorOptional optional(Tensor tensor) {
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor.handle());
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
