package dev.margo.tinyvit;

import dev.margo.tensor.Into;

/** The two convolutions that begin the network, without the map between them. */
final class FusedStem implements FusedLayer {
    private final FoldedConv first;
    private final FoldedConv second;

    FusedStem(TinyVit plain, Preparation preparation) {
        first = preparation.fold(plain.stem);
        second = preparation.fold(plain.stemSecond);
    }

    @Override
    public FeatureMap targetFor(FeatureMap image) {
        return FeatureMap.empty(
                second.shrink(first.shrink(image.height())),
                second.shrink(first.shrink(image.width())),
                second.outWidth());
    }

    @Override
    public void forward(FeatureMap target, FeatureMap image) {
        int stride = first.stride();
        new RollingConvolution(second, first.shrink(image.height()), first.shrink(image.width()), first.outWidth())
                .run(
                        "stem",
                        (hidden, row, count) ->
                                Into.gelu(hidden, first.ofBand(image.rows(stride * row - 1, stride * (count - 1) + 3))),
                        (convolved, row, count) -> Into.copy(target.rows(row, count), convolved));
    }
}
