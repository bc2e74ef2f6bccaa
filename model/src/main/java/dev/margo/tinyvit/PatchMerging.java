package dev.margo.tinyvit;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/** Changes the width, and with stride 2 halves the resolution. */
final class PatchMerging implements Layer {
    final ConvBn widen;
    final ConvBn depthWise;
    final ConvBn project;

    PatchMerging(Parameters parameters, int in, int out, int stride) {
        widen = ConvBn.of(parameters.in("conv1"), in, out, 1, 1);
        depthWise = ConvBn.depthWise(parameters.in("conv2"), out, stride);
        project = ConvBn.of(parameters.in("conv3"), out, out, 1, 1);
    }

    @Override
    public Tensor forward(Tensor x) {
        return project.forward(depthWise.forward(widen.forward(x).gelu()).gelu());
    }

    @Override
    public FusedLayer fuse(Preparation preparation) {
        return FusedBottleneck.of(this, preparation);
    }
}
