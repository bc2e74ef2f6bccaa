package dev.margo.sam;

import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tinyvit.FusedTinyVit;

/** The computation of {@link TinyVitEncoder} arranged for inference on the processor. */
final class FusedTinyVitEncoder implements InferenceKernel {
    private static final int STRIDE = 16; // pixels of the image behind one of the embedding

    private final FusedTinyVit body;
    private final FusedNeck neck;

    FusedTinyVitEncoder(TinyVitEncoder weights) {
        body = new FusedTinyVit(weights.body);
        neck = new FusedNeck(weights.neck);
    }

    @Override
    public Tensor forward(Tensor image) {
        TokenGrid grid = new TokenGrid((int) image.size(2) / STRIDE, (int) image.size(3) / STRIDE);
        return TensorScope.compute("TinyViT image", () -> {
            try (NoGradients none = NoGradients.here()) {
                return neck.forward(body.forward(image), grid);
            }
        });
    }

    @Override
    public void close() {
        body.close();
    }
}
