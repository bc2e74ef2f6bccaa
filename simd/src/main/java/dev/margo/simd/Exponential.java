package dev.margo.simd;

import static dev.margo.simd.Lanes.COUNT;
import static dev.margo.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^x of whole vectors, for x up to 0: the power of two by its exponent bits, the rest by a polynomial. The relative
 * error stays below 2e-7; below -87 the result is that of -87, which is nothing beside a sum of at least 1.
 *
 * <p>Source: Cody and Waite's reduction with the polynomial of the Cephes library's {@code expf}.
 */
final class Exponential {
    private static final float LEAST = -87;
    private static final float LOG2_E = 1.44269504f;
    private static final float TO_INTEGER = 12582912; // 1.5 * 2^23: adding it rounds to the nearest integer
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final int EXPONENT_SHIFT = 23;

    private Exponential() {}

    static FloatVector of(FloatVector x) {
        FloatVector bounded = x.max(LEAST);
        FloatVector shifted = bounded.fma(all(LOG2_E), all(TO_INTEGER));
        FloatVector power = shifted.sub(TO_INTEGER);
        FloatVector rest = power.fma(all(-LN2_LOW), power.fma(all(-LN2_HIGH), bounded));
        FloatVector p = all(1.9875691500e-4f)
                .fma(rest, all(1.3981999507e-3f))
                .fma(rest, all(8.3334519073e-3f))
                .fma(rest, all(4.1665795894e-2f))
                .fma(rest, all(1.6666665459e-1f))
                .fma(rest, all(5.0000001201e-1f))
                .fma(rest.mul(rest), rest.add(1));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
        return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    /** Replaces {@code count} values by e^(value - largest) and returns their sum; {@code count} is whole vectors. */
    static float replace(float[] values, int offset, int count, float largest) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector shift = all(largest);
        for (int i = offset; i < offset + count; i += COUNT) {
            FloatVector e = of(FloatVector.fromArray(SPECIES, values, i).sub(shift));
            e.intoArray(values, i);
            sum = sum.add(e);
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
