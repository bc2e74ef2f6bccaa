package dev.margo.tinyvit;

import dev.margo.tensor.TensorScope;
import java.util.List;
import java.util.Optional;

/** The layers of a {@link Stage}; its blocks take turns in two maps. */
final class FusedStage {
    private final String name;
    private final List<FusedLayer> blocks;
    private final Optional<FusedLayer> merging;

    FusedStage(Stage plain, Preparation preparation) {
        name = plain.name;
        blocks = plain.blocks.stream().map(block -> block.fuse(preparation)).toList();
        merging = plain.merging.map(layer -> layer.fuse(preparation));
    }

    /** Computes the next stage's map from {@code x}, which is spoilt. */
    FeatureMap forward(FeatureMap x) {
        return new FeatureMap(
                TensorScope.compute(name, () -> merge(throughBlocks(x)).bordered()));
    }

    private FeatureMap throughBlocks(FeatureMap x) {
        FeatureMap current = x;
        FeatureMap spare = x.emptyLikeThis();
        for (FusedLayer block : blocks) {
            block.forward(spare, current);
            FeatureMap result = spare;
            spare = current;
            current = result;
        }
        return current;
    }

    private FeatureMap merge(FeatureMap x) {
        if (merging.isEmpty()) {
            return x;
        }
        FeatureMap target = merging.get().targetFor(x);
        merging.get().forward(target, x);
        return target;
    }
}
