package dev.margo.objective;

import java.util.Optional;

/** Where the embeddings that an encoder which stays as it is gives are kept, so that each picture is encoded once. */
public interface KeptEmbeddings {
    /** The embedding of the item's values, (1, C, E, E), if it is there. */
    Optional<float[]> find(TrainingItem item, long... shape);

    void keep(TrainingItem item, float[] embedding, long... shape);

    /** Keeps nothing. */
    static KeptEmbeddings none() {
        return new KeptEmbeddings() {
            @Override
            public Optional<float[]> find(TrainingItem item, long... shape) {
                return Optional.empty();
            }

            @Override
            public void keep(TrainingItem item, float[] embedding, long... shape) {
                // is computed again next time
            }
        };
    }
}
