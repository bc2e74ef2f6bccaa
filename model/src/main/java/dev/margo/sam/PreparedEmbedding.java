package dev.margo.sam;

import dev.margo.tensor.Tensor;
import java.util.Optional;

/** An image's embedding, and what was made of it so that each prompt need not. */
public final class PreparedEmbedding {
    private final Tensor embedding; // (1, C, E, E)
    private final Optional<ImageSide> unprompted;

    PreparedEmbedding(Tensor embedding, Optional<ImageSide> unprompted) {
        this.embedding = embedding;
        this.unprompted = unprompted;
    }

    /** The embedding itself, (1, C, E, E). */
    public Tensor embedding() {
        return embedding;
    }

    /** What the image brings to the first layer when there is no mask prompt, where the kernel wants it. */
    Optional<ImageSide> unprompted() {
        return unprompted;
    }
}
