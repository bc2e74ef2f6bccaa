package dev.margo.testkit;

import java.util.Arrays;

/** Compares whole arrays of floats and says where they differ most. */
public final class TensorAssert {
    private TensorAssert() {}

    /**
     * Passes when every value lies within {@code absolute + relative * |expected|}.
     *
     * @param name what is compared, for the message
     */
    public static void assertClose(
            String name, GoldenTensor expected, long[] shape, float[] actual, double absolute, double relative) {
        if (!Arrays.equals(expected.shape(), shape)) {
            throw new AssertionError("%s has shape %s, expected %s"
                    .formatted(name, Arrays.toString(shape), Arrays.toString(expected.shape())));
        }
        assertClose(name, expected.floats(), actual, shape, absolute, relative);
    }

    /** Passes when every value lies within {@code absolute + relative * |expected|}; lengths must agree. */
    public static void assertClose(String name, float[] expected, float[] actual, double absolute, double relative) {
        assertClose(name, expected, actual, new long[] {expected.length}, absolute, relative);
    }

    /** Passes when every value lies within {@code relative} times the largest absolute expected value. */
    public static void assertCloseToLargest(String name, float[] expected, float[] actual, double relative) {
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertClose(name, expected, actual, relative * largest, 0);
    }

    private static void assertClose(
            String name, float[] expected, float[] actual, long[] shape, double absolute, double relative) {
        if (expected.length != actual.length) {
            throw new AssertionError("%s has %s values, expected %s".formatted(name, actual.length, expected.length));
        }
        int off = 0;
        int worst = -1;
        double worstExcess = 0;
        for (int i = 0; i < expected.length; i++) {
            double excess = Math.abs((double) expected[i] - actual[i]) - absolute - relative * Math.abs(expected[i]);
            if (!(excess <= 0)) { // written this way round so that NaN counts as off
                off++;
                if (worst < 0 || !(excess <= worstExcess)) {
                    worst = i;
                    worstExcess = excess;
                }
            }
        }
        if (off > 0) {
            throw new AssertionError(
                    "%s: %s of %s values off by more than %s + %s * |expected|; worst at %s: expected %s, was %s"
                            .formatted(
                                    name,
                                    off,
                                    expected.length,
                                    absolute,
                                    relative,
                                    Arrays.toString(index(worst, shape)),
                                    expected[worst],
                                    actual[worst]));
        }
    }

    private static long[] index(long flat, long[] shape) {
        long[] index = new long[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = flat % shape[axis];
            flat /= shape[axis];
        }
        return index;
    }
}
