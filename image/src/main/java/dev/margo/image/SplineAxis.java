package dev.margo.image;

/**
 * Resizes a matrix along its first axis by a cubic B-spline: blur if it shrinks, then the spline's coefficients, then
 * the spline at the new positions. All loops run along rows, the second axis, so that they vectorise.
 *
 * <p>Source: scipy.ndimage 1.10.1: {@code gaussian_filter1d}, {@code _init_causal_mirror} and {@code apply_filter} in
 * src/ni_splines.c, {@code NI_ZoomShift} in src/ni_interpolation.c; all with mode "mirror".
 */
final class SplineAxis {
    private static final double POLE = Math.sqrt(3) - 2;
    private static final double GAIN = (1 - POLE) * (1 - 1 / POLE);
    private static final double TRUNCATE = 4;

    private final int in;
    private final int out;
    private final int width;

    /** From {@code in} rows to {@code out} rows, each of {@code width} values. */
    SplineAxis(int in, int out, int width) {
        this.in = in;
        this.out = out;
        this.width = width;
    }

    /** The {@code rows} resized; they may be overwritten. */
    double[] resize(double[] rows) {
        double[] coefficients = blur(rows);
        toCoefficients(coefficients);
        double scale = (double) in / out;
        double[] result = new double[Math.multiplyExact(out, width)];
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int below = (int) Math.floor(centre);
            double[] weights = weights(centre - below);
            for (int j = 0; j < 4; j++) {
                addRow(result, i, weights[j], coefficients, mirror(below - 1 + j));
            }
        }
        return result;
    }

    private double[] blur(double[] rows) {
        double sigma = Math.max(0, ((double) in / out - 1) / 2);
        int radius = (int) (TRUNCATE * sigma + 0.5);
        if (radius == 0) {
            return rows;
        }
        double[] kernel = gaussian(sigma, radius);
        double[] blurred = new double[rows.length];
        for (int y = 0; y < in; y++) {
            for (int k = -radius; k <= radius; k++) {
                addRow(blurred, y, kernel[k + radius], rows, mirror(y + k));
            }
        }
        return blurred;
    }

    private static double[] gaussian(double sigma, int radius) {
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int k = -radius; k <= radius; k++) {
            kernel[k + radius] = Math.exp(-0.5 / (sigma * sigma) * k * k);
            sum += kernel[k + radius];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }

    /** The recursive filter whose result, weighted by the B-spline, goes through the samples. */
    private void toCoefficients(double[] c) {
        if (in == 1) {
            return;
        }
        for (int i = 0; i < c.length; i++) {
            c[i] *= GAIN;
        }
        startCausal(c);
        for (int y = 1; y < in; y++) {
            addRow(c, y, POLE, c, y - 1);
        }
        int last = (in - 1) * width;
        for (int x = 0; x < width; x++) {
            c[last + x] = (POLE * c[last - width + x] + c[last + x]) * POLE / (POLE * POLE - 1);
        }
        for (int i = last - 1; i >= 0; i--) {
            c[i] = POLE * (c[i + width] - c[i]);
        }
    }

    private void startCausal(double[] c) {
        double poleToLast = Math.pow(POLE, in - 1);
        addRow(c, 0, poleToLast, c, in - 1);
        double power = POLE;
        for (int y = 1; y < in - 1; y++) {
            addRow(c, 0, power, c, y);
            addRow(c, 0, power * poleToLast, c, in - 1 - y);
            power *= POLE;
        }
        for (int x = 0; x < width; x++) {
            c[x] /= 1 - poleToLast * poleToLast;
        }
    }

    /** Values of the cubic B-spline at the four samples around a point {@code t} beyond the second of them. */
    private static double[] weights(double t) {
        double u = 1 - t;
        double first = u * u * u / 6;
        double second = (t * t * (t - 2) * 3 + 4) / 6;
        double third = (u * u * (u - 2) * 3 + 4) / 6;
        return new double[] {first, second, third, 1 - first - second - third};
    }

    private void addRow(double[] target, int targetRow, double weight, double[] source, int row) {
        int to = targetRow * width;
        int from = row * width;
        for (int x = 0; x < width; x++) {
            target[to + x] += weight * source[from + x];
        }
    }

    /** Row {@code i} of the infinite picture that repeats d c b | a b c d | c b a. */
    private int mirror(int i) {
        if (in == 1) {
            return 0;
        }
        int period = 2 * in - 2;
        int folded = Math.floorMod(i, period);
        return folded < in ? folded : period - folded;
    }
}
