package dev.margo.annotate.session;

import java.util.Optional;

/**
 * How far the embedding of a slice is.
 *
 * @param problem why it failed
 */
public record EmbeddingStatus(Stage stage, Optional<String> problem) {
    /** In this order. */
    public enum Stage {
        WAITING,
        COMPUTING,
        READY,
        FAILED
    }

    static EmbeddingStatus of(Stage stage) {
        return new EmbeddingStatus(stage, Optional.empty());
    }
}
