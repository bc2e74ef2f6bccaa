package dev.margo.tinyvit;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/**
 * A convolution that its batch normalisation, a scale and a shift per channel, has been folded into.
 *
 * @param weight (out, in / groups, k, k)
 * @param bias (out)
 */
record FoldedConv(Tensor weight, Tensor bias, int stride, int groups) {
    int outWidth() {
        return Math.toIntExact(bias.count());
    }

    /** Of a 1 x 1 convolution: {@code target} (pixels, out) from {@code x} (pixels, in). */
    void pointWise(Tensor target, Tensor x) {
        Into.linear(target, x, weight.reshape(weight.size(0), weight.size(1)), bias);
    }

    /** Of a 3 x 3 convolution: (rows, W, in), with a row above and one below, to (rows', W', out). */
    Tensor ofBand(Tensor x) {
        return Functional.convolveBand(x, weight, bias, stride, groups);
    }

    /** How many rows or columns {@code size} of them become, with the padding of 1 that 3 x 3 convolutions have. */
    int shrink(int size) {
        return (size - 1) / stride + 1;
    }
}
