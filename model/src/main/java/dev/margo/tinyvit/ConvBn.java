package dev.margo.tinyvit;

import dev.margo.nn.BatchNorm2d;
import dev.margo.nn.Conv2d;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/** A convolution without bias, then batch normalisation. */
final class ConvBn {
    final Conv2d conv;
    final BatchNorm2d norm;

    private ConvBn(Parameters parameters, int in, int out, Conv2d.Window window) {
        conv = Conv2d.withoutBias(parameters.in("c"), in, out, window);
        norm = new BatchNorm2d(parameters.in("bn"), out);
    }

    static ConvBn of(Parameters parameters, int in, int out, int kernel, int stride) {
        return new ConvBn(parameters, in, out, new Conv2d.Window(kernel, stride, kernel / 2));
    }

    static ConvBn depthWise(Parameters parameters, int channels, int stride) {
        return new ConvBn(parameters, channels, channels, new Conv2d.Window(3, stride, 1, channels));
    }

    Tensor forward(Tensor x) {
        return norm.forward(conv.forward(x));
    }
}
