package dev.margo.train;

import dev.margo.nn.Parameter;
import dev.margo.sam.Sam;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Weights to train from scratch with. Matrices and kernels are drawn evenly from +-1/sqrt(inputs), embeddings from a
 * normal distribution, norms start as the identity, biases and relative positions at zero: PyTorch's defaults, and
 * those of SAM and TinyViT.
 */
public final class FreshWeights implements Sam.WeightSource {
    private static final double POSITIONS = 0.02; // deviation of the absolute position embedding

    private final long seed;

    public FreshWeights(long seed) {
        this.seed = seed;
    }

    @Override
    public void read(Parameter parameter, FloatBuffer target) {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + parameter.name().hashCode());
        Draw draw = rule(parameter, random);
        while (target.hasRemaining()) {
            target.put((float) draw.next());
        }
    }

    private interface Draw {
        double next();
    }

    private static Draw rule(Parameter parameter, SplittableRandom random) {
        String name = parameter.name();
        boolean vector = parameter.shape().length <= 1;
        if (name.endsWith("pos_embed")) {
            return () -> POSITIONS * random.nextGaussian();
        }
        if (name.contains("gaussian_matrix") || isEmbedding(name)) {
            return random::nextGaussian;
        }
        if (name.contains("rel_pos") || name.endsWith("attention_biases") || name.endsWith("running_mean")) {
            return () -> 0;
        }
        if (vector) {
            double value = name.endsWith("bias") ? 0 : 1; // a norm's weight, a running variance
            return () -> value;
        }
        double bound = Math.sqrt((double) parameter.size(0) / parameter.count());
        return () -> bound * (2 * random.nextDouble() - 1);
    }

    private static boolean isEmbedding(String name) {
        return name.endsWith("_token.weight")
                || name.endsWith("_tokens.weight")
                || name.contains("point_embed")
                || name.contains("not_a_point")
                || name.contains("no_mask_embed");
    }
}
