package dev.margo.tinyvit;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/** {@link MbConv} and {@link PatchMerging} without their hidden maps, which are the largest of the network. */
final class FusedBottleneck implements FusedLayer {
    private final FoldedConv widen;
    private final FoldedConv depthWise;
    private final FoldedConv project;
    private final boolean residual; // with an activation after the sum

    private FusedBottleneck(FoldedConv widen, FoldedConv depthWise, FoldedConv project, boolean residual) {
        this.widen = widen;
        this.depthWise = depthWise;
        this.project = project;
        this.residual = residual;
    }

    static FusedBottleneck of(MbConv plain, Preparation preparation) {
        return new FusedBottleneck(
                preparation.fold(plain.expand),
                preparation.fold(plain.depthWise),
                preparation.fold(plain.project),
                true);
    }

    static FusedBottleneck of(PatchMerging plain, Preparation preparation) {
        return new FusedBottleneck(
                preparation.fold(plain.widen),
                preparation.fold(plain.depthWise),
                preparation.fold(plain.project),
                false);
    }

    @Override
    public FeatureMap targetFor(FeatureMap x) {
        return FeatureMap.empty(depthWise.shrink(x.height()), depthWise.shrink(x.width()), project.outWidth());
    }

    @Override
    public void forward(FeatureMap target, FeatureMap x) {
        new RollingConvolution(depthWise, x.height(), x.width(), widen.outWidth())
                .run(
                        "bottleneck",
                        (hidden, first, count) -> {
                            Tensor pixels = hidden.reshape((long) count * x.width(), widen.outWidth());
                            widen.pointWise(pixels, x.pixels(first, count));
                            Into.gelu(pixels);
                        },
                        (convolved, first, count) -> finish(target.pixels(first, count), convolved, x, first, count));
    }

    private void finish(Tensor pixels, Tensor convolved, FeatureMap x, int first, int count) {
        Into.gelu(convolved);
        project.pointWise(pixels, convolved.reshape(pixels.size(0), convolved.size(2)));
        if (residual) {
            pixels.addInPlace(x.pixels(first, count));
            Into.gelu(pixels);
        }
    }
}
