package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;

/** Transposed convolution with a square kernel: (B, in, H, W) to (B, out, H', W'). */
public final class ConvTranspose2d {
    private final Parameter weight; // (in, out, k, k)
    private final Parameter bias; // (out), or null
    private final int stride;
    private final int padding;

    private ConvTranspose2d(Parameters parameters, int in, int out, Conv2d.Window window, boolean withBias) {
        weight = parameters.weight("weight", in, out, window.kernel(), window.kernel());
        bias = withBias ? parameters.weight("bias", out) : null;
        stride = window.stride();
        padding = window.padding();
    }

    public ConvTranspose2d(Parameters parameters, int in, int out, Conv2d.Window window) {
        this(parameters, in, out, window, true);
    }

    public static ConvTranspose2d withoutBias(Parameters parameters, int in, int out, Conv2d.Window window) {
        return new ConvTranspose2d(parameters, in, out, window, false);
    }

    public Tensor forward(Tensor x) {
        return Functional.convTranspose2d(x, weight(), bias(), stride, padding);
    }

    /** (in, out, k, k). */
    public Tensor weight() {
        return weight.value();
    }

    /** (out), or null. */
    public Tensor bias() {
        return bias == null ? null : bias.value();
    }
}
