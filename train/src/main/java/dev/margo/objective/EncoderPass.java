package dev.margo.objective;

import dev.margo.sam.ImageEncoder;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One run of the image encoder that all rounds share. The rounds see its result as a value of its own, so that each can
 * be forgotten after its backward pass; what they leave there as gradient then goes through the encoder once.
 */
final class EncoderPass {
    private final Backward backward;
    private final Tensor embeddings;

    /** What becomes of the gradient of the embeddings. */
    @FunctionalInterface
    private interface Backward {
        void through(Tensor gradient);
    }

    private EncoderPass(Tensor embeddings, Backward backward) {
        this.embeddings = embeddings;
        this.backward = backward;
    }

    /** For an encoder that learns. */
    static EncoderPass learning(ImageEncoder encoder, Tensor images, Computing computing) {
        Tensor recorded = computing.encoding(() -> encoder.forward(images)).toFloat32();
        return new EncoderPass(recorded.detach().trackGradient(), recorded::backward);
    }

    /**
     * For an encoder that learns but whose intermediate values are too large to keep: only what enters each stage is
     * kept, and each stage is computed again when its gradient is due.
     */
    static EncoderPass recomputing(ImageEncoder encoder, Tensor images, Computing computing) {
        List<UnaryOperator<Tensor>> stages = encoder.stages();
        List<Tensor> entering = new ArrayList<>();
        Tensor x = images;
        for (UnaryOperator<Tensor> stage : stages) {
            entering.add(x);
            Tensor input = x;
            x = TensorScope.compute("encoder stage", () -> computing.unrecorded(() -> stage.apply(input)));
        }
        Tensor last = x.toFloat32();
        return new EncoderPass(last.detach().trackGradient(), gradient -> {
            Tensor g = gradient;
            for (int i = stages.size() - 1; i >= 0; i--) {
                g = backThrough(stages.get(i), entering.get(i), g, computing);
            }
        });
    }

    /** The gradient of what enters a stage, of that of what leaves it. */
    private static Tensor backThrough(
            UnaryOperator<Tensor> stage, Tensor entering, Tensor gradient, Computing computing) {
        return TensorScope.compute("encoder stage again", () -> {
            Tensor input = entering.detach().trackGradient();
            Tensor leaving = computing.again(() -> stage.apply(input));
            leaving.backward(gradient.toPrecisionOf(leaving));
            return input.gradient().orElseThrow();
        });
    }

    /** For an encoder that stays as it is. */
    static EncoderPass frozen(Supplier<Tensor> embeddings) {
        try (NoGradients off = NoGradients.here()) {
            return new EncoderPass(embeddings.get(), gradient -> {});
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

    /** The same, every picture in the place of the one before it; no gradient passes. */
    EncoderPass swapped() {
        long[] next = new long[Math.toIntExact(embeddings.size(0))];
        for (int i = 0; i < next.length; i++) {
            next[i] = (i + 1) % next.length;
        }
        return frozen(() -> fixed().indexSelect(0, next));
    }

    /** Carries on what the rounds left, once. */
    void backward() {
        embeddings.gradient().ifPresent(backward::through);
    }
}
