package dev.margo.speed;

import dev.margo.nn.Parameter;
import dev.margo.sam.Sam;
import java.nio.FloatBuffer;

/**
 * Weights that were never trained, for measuring: speed does not depend on their values, as long as what is computed from
 * them stays in the range of ordinary numbers. Gains lie around 1, everything else around 0, matrices scaled by what
 * they sum over.
 */
public final class MadeUpWeights implements Sam.WeightSource {
    private static final float SMALL = 0.1f;

    @Override
    public void read(Parameter parameter, FloatBuffer target) {
        new MadeUpValues(parameter.name().hashCode()).fill(target, isGain(parameter) ? 1 : 0, reach(parameter));
    }

    private static boolean isGain(Parameter parameter) {
        String name = parameter.name();
        return isVector(parameter) && (name.endsWith(".weight") || name.endsWith(".running_var"));
    }

    private static boolean isVector(Parameter parameter) {
        return parameter.shape().length < 2;
    }

    /** That of a uniform distribution whose variance is one over the values that an output sums over. */
    private static float reach(Parameter parameter) {
        return isVector(parameter) ? SMALL : (float) Math.sqrt(3.0 * parameter.size(0) / parameter.count());
    }
}
