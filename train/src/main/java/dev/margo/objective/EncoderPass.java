package dev.margo.objective;

import dev.margo.sam.ImageEncoder;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import java.util.Optional;

/**
 * One run of the image encoder that all rounds share. The rounds see its result as a value of its own, so that each can
 * be forgotten after its backward pass; what they leave there as gradient then goes through the encoder once.
 */
final class EncoderPass {
    private final Optional<Tensor> recorded;
    private final Tensor embeddings;

    private EncoderPass(Optional<Tensor> recorded, Tensor embeddings) {
        this.recorded = recorded;
        this.embeddings = embeddings;
    }

    /** For an encoder that learns. */
    static EncoderPass learning(ImageEncoder encoder, Tensor images) {
        Tensor recorded = encoder.forward(images);
        return new EncoderPass(Optional.of(recorded), recorded.detach().trackGradient());
    }

    /** For an encoder that stays as it is. */
    static EncoderPass frozen(ImageEncoder encoder, Tensor images) {
        try (NoGradients off = NoGradients.here()) {
            return new EncoderPass(Optional.empty(), encoder.forward(images));
        }
    }

    /** (B, C, E, E). */
    Tensor embeddings() {
        return embeddings;
    }

    /** (B, C, E, E), through which no gradient passes. */
    Tensor fixed() {
        return embeddings.detach();
    }

    /** Carries on what the rounds left, once. */
    void backward() {
        recorded.ifPresent(tensor -> embeddings.gradient().ifPresent(tensor::backward));
    }
}
