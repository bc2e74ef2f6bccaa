package dev.margo.tinyvit;

/** A {@link Layer} as it is computed for inference on the processor: over pixels as rows, shared among threads. */
interface FusedLayer {
    /** A map for the result of a map like {@code x}. */
    FeatureMap targetFor(FeatureMap x);

    /** Computes {@code target} from {@code x}, which may be spoilt. */
    void forward(FeatureMap target, FeatureMap x);
}
