package dev.margo.image;

import java.util.function.DoubleUnaryOperator;

/**
 * For every output position along one axis, which input positions it reads and with what weights: {@code count[i]}
 * neighbours from {@code first[i]} on, weights at {@code i * stride}.
 */
record FilterTaps(int[] first, int[] count, int stride, double[] weights) {

    /**
     * Taps of a filter that widens as the picture shrinks, weights normalised to sum 1.
     *
     * <p>Source: {@code precompute_coeffs} in python-pillow/Pillow, src/libImaging/Resample.c (9.4.0); torch's
     * {@code _upsample_bilinear2d_aa} follows it.
     *
     * @param support half width of {@code kernel} at scale 1
     */
    static FilterTaps widening(int in, int out, double support, DoubleUnaryOperator kernel) {
        double scale = (double) in / out;
        double filterScale = Math.max(scale, 1);
        double reach = support * filterScale;
        int stride = (int) Math.ceil(reach) * 2 + 1;
        FilterTaps taps =
                new FilterTaps(new int[out], new int[out], stride, new double[Math.multiplyExact(out, stride)]);
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max((int) (centre - reach + 0.5), 0);
            int end = Math.min((int) (centre + reach + 0.5), in);
            taps.first[i] = first;
            taps.count[i] = end - first;
            double sum = 0;
            for (int j = 0; j < end - first; j++) {
                double weight = kernel.applyAsDouble((j + first - centre + 0.5) * (1 / filterScale));
                taps.weights[i * stride + j] = weight;
                sum += weight;
            }
            taps.divideBy(sum, i);
        }
        return taps;
    }

    private void divideBy(double sum, int i) {
        for (int j = i * stride; sum != 0 && j < i * stride + count[i]; j++) {
            weights[j] /= sum;
        }
    }

    /** The triangle of linear interpolation; support 1. */
    static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }

    /** Keys' cubic with a = -0.5, as Pillow evaluates it; support 2. */
    static double cubic(double x) {
        final double a = -0.5;
        x = Math.abs(x);
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }

    float[] floatWeights() {
        float[] floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        return floats;
    }
}
