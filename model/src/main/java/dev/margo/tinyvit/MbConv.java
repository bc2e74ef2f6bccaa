package dev.margo.tinyvit;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/** The inverted bottleneck of the first stage. The activation comes after the residual sum. */
final class MbConv implements Layer {
    private static final int EXPANSION = 4;

    final ConvBn expand;
    final ConvBn depthWise;
    final ConvBn project;

    MbConv(Parameters parameters, int width) {
        int hidden = EXPANSION * width;
        expand = ConvBn.of(parameters.in("conv1"), width, hidden, 1, 1);
        depthWise = ConvBn.depthWise(parameters.in("conv2"), hidden, 1);
        project = ConvBn.of(parameters.in("conv3"), hidden, width, 1, 1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor hidden = depthWise.forward(expand.forward(x).gelu()).gelu();
        return project.forward(hidden).add(x).gelu();
    }

    @Override
    public FusedLayer fuse(Preparation preparation) {
        return FusedBottleneck.of(this, preparation);
    }
}
