package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;

/** Convolution with square kernels: (B, in, H, W) to (B, out, H', W'). */
public final class Conv2d {
    private final Parameter weight; // (out, in / groups, k, k)
    private final Parameter bias; // (out), or null
    private final Window window;

    /**
     * Where a convolution reads.
     *
     * @param kernel side of the square kernel
     * @param groups number of channel groups that do not mix; equal to the channels for a depth-wise convolution
     */
    public record Window(int kernel, int stride, int padding, int groups) {
        public Window(int kernel, int stride, int padding) {
            this(kernel, stride, padding, 1);
        }
    }

    private Conv2d(Parameters parameters, int in, int out, Window window, boolean withBias) {
        weight = parameters.weight("weight", out, in / window.groups(), window.kernel(), window.kernel());
        bias = withBias ? parameters.weight("bias", out) : null;
        this.window = window;
    }

    public Conv2d(Parameters parameters, int in, int out, Window window) {
        this(parameters, in, out, window, true);
    }

    public static Conv2d withoutBias(Parameters parameters, int in, int out, Window window) {
        return new Conv2d(parameters, in, out, window, false);
    }

    public Tensor forward(Tensor x) {
        return Functional.conv2d(x, weight(), bias(), window.stride(), window.padding(), window.groups());
    }

    public Window window() {
        return window;
    }

    /** (out, in / groups, k, k). */
    public Tensor weight() {
        return weight.value();
    }

    /** (out), or null. */
    public Tensor bias() {
        return bias == null ? null : bias.value();
    }
}
