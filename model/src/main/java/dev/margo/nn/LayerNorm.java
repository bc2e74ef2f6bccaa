package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/** Layer normalisation over the last axis. The epsilon differs from network to network, so it is always given. */
public final class LayerNorm {
    private final Parameter weight; // (C)
    private final Parameter bias; // (C)
    private final double epsilon;

    public LayerNorm(Parameters parameters, int channels, double epsilon) {
        weight = parameters.weight("weight", channels);
        bias = parameters.weight("bias", channels);
        this.epsilon = epsilon;
    }

    /** (C), what a vector of zeros becomes. */
    public Tensor bias() {
        return bias.value();
    }

    public Tensor forward(Tensor x) {
        return Functional.layerNorm(x, weight.value(), bias.value(), epsilon);
    }

    /** Writes the result into {@code target}, which may be {@code x} itself. */
    public void into(Tensor target, Tensor x) {
        Into.layerNorm(target, x, weight.value(), bias.value(), epsilon);
    }
}
