package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/** x W^T + b over the last axis: (…, in) to (…, out). */
public final class Linear {
    private final Parameter weight; // (out, in)
    private final Parameter bias; // (out), or null

    private Linear(Parameters parameters, int in, int out, boolean withBias) {
        weight = parameters.weight("weight", out, in);
        bias = withBias ? parameters.weight("bias", out) : null;
    }

    public Linear(Parameters parameters, int in, int out) {
        this(parameters, in, out, true);
    }

    public static Linear withoutBias(Parameters parameters, int in, int out) {
        return new Linear(parameters, in, out, false);
    }

    public Tensor forward(Tensor x) {
        return Functional.linear(x, weight(), bias());
    }

    /** Writes the result for rows {@code x} (rows, in) into {@code target} (rows, out). */
    public void into(Tensor target, Tensor x) {
        Into.linear(target, x, weight(), bias());
    }

    /** (out, in). */
    public Tensor weight() {
        return weight.value();
    }

    /** (out), or null. */
    public Tensor bias() {
        return bias == null ? null : bias.value();
    }
}
