package dev.margo.objective;

import java.util.Optional;

/** Embeddings of an encoder that stays as it is, so that each picture is encoded once. */
@FunctionalInterface
public interface KeptEmbeddings {
    /** The embedding of the item's values, (1, C, E, E); nothing if none are kept. */
    Optional<float[]> of(TrainingItem item, long... shape);

    /** Keeps nothing. */
    static KeptEmbeddings none() {
        return (item, shape) -> Optional.empty();
    }
}
