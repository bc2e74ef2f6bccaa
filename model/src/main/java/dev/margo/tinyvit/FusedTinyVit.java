package dev.margo.tinyvit;

import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The computation of {@link TinyVit} arranged for inference on the processor: pixels with their channels last, batch
 * normalisation folded into the convolutions, threads that share bands of rows, and no map in memory but those between
 * layers.
 *
 * <p>Any number of threads may compute with it at once, until it is closed.
 */
public final class FusedTinyVit implements AutoCloseable {
    private final TensorScope prepared;
    private final FusedLayer stem;
    private final List<FusedStage> stages = new ArrayList<>();

    /** Prepares the weights of {@code plain}, which must be bound, on the processor, and outlive this. */
    public FusedTinyVit(TinyVit plain) {
        prepared = TensorScope.holder("prepared weights of TinyViT");
        Preparation preparation = new Preparation(prepared);
        try (NoGradients none = NoGradients.here();
                TensorScope scope = TensorScope.open("prepare TinyViT")) {
            stem = new FusedStem(plain, preparation);
            for (Stage stage : plain.stages) {
                stages.add(new FusedStage(stage, preparation));
            }
        } catch (RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /**
     * (1, 3, S, S) to the pixels of the last stage as rows, (S/16 S/16, 320).
     *
     * @throws IllegalArgumentException if there is more than one image
     */
    public Tensor forward(Tensor image) {
        if (image.size(0) != 1) {
            throw new IllegalArgumentException("expected one image, got " + image + "; call once for each");
        }
        return TensorScope.compute("TinyViT", () -> {
            try (NoGradients none = NoGradients.here()) {
                FeatureMap map = stem(image.select(0, 0));
                for (FusedStage stage : stages) {
                    map = stage.forward(map);
                }
                return map.pixels(0, map.height());
            }
        });
    }

    private FeatureMap stem(Tensor image) {
        return new FeatureMap(TensorScope.compute("TinyViT stem", () -> {
            FeatureMap pixels = FeatureMap.of(image);
            FeatureMap target = stem.targetFor(pixels);
            stem.forward(target, pixels);
            return target.bordered();
        }));
    }

    /** Frees the prepared weights, not those of the plain network. No computation with them may be running. */
    @Override
    public void close() {
        prepared.close();
    }
}
