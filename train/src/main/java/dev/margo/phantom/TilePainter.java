package dev.margo.phantom;

import java.util.random.RandomGenerator;

/** Draws patterns that repeat without a seam. */
final class TilePainter {
    /** In px; a power of two. */
    static final int SIDE = 256;

    private final RandomGenerator random;

    TilePainter(RandomGenerator random) {
        this.random = random;
    }

    /** Brings the mean to 0 and the variance to 1, in place. */
    static float[] normalised(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(squares / values.length - mean * mean);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) / deviation);
        }
        return values;
    }

    /** Random values at the corners of cells of {@code cell} px, smooth between them. */
    float[] noise(int cell) {
        int count = SIDE / cell;
        float[] corners = new float[count * count];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = random.nextFloat() + random.nextFloat() + random.nextFloat();
        }
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int column = i % SIDE / cell;
            int row = i / SIDE / cell;
            float x = smooth((float) (i % SIDE % cell) / cell);
            float y = smooth((float) (i / SIDE % cell) / cell);
            int right = (column + 1) % count;
            int below = (row + 1) % count * count;
            float upper = corners[row * count + column] * (1 - x) + corners[row * count + right] * x;
            float lower = corners[below + column] * (1 - x) + corners[below + right] * x;
            values[i] = upper * (1 - y) + lower * y;
        }
        return values;
    }

    private static float smooth(float share) {
        return share * share * (3 - 2 * share);
    }

    /** Octaves from coarse to fine, each {@code persistence} times as strong as the one before. */
    float[] fractal(double persistence) {
        float[] sum = new float[SIDE * SIDE];
        float weight = 1;
        for (int cell = SIDE / 4; cell >= 1; cell /= 2) {
            float[] octave = noise(cell);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * octave[i];
            }
            weight *= (float) persistence;
        }
        return sum;
    }

    /** Bright lines where clouds cross their mean: fibres and pores. */
    float[] ridges() {
        float[] clouds = normalised(fractal(0.45));
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = (float) StrictMath.exp(-6 * Math.abs(clouds[i]));
        }
        return clouds;
    }

    /** The amplitude of waves that interfere: Rayleigh-distributed. */
    float[] speckle(int cell) {
        float[] real = normalised(noise(cell));
        float[] imaginary = normalised(noise(cell));
        for (int i = 0; i < real.length; i++) {
            real[i] = (float) StrictMath.hypot(real[i], imaginary[i]);
        }
        return real;
    }

    /** Distance to the nearest of random points, or bright walls half-way between them. */
    float[] cells(int points, boolean walls) {
        int[] xs = random.ints(points, 0, SIDE).toArray();
        int[] ys = random.ints(points, 0, SIDE).toArray();
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (int k = 0; k < points; k++) {
                double distance = StrictMath.hypot(round(i % SIDE - xs[k]), round(i / SIDE - ys[k]));
                second = Math.min(second, Math.max(nearest, distance));
                nearest = Math.min(nearest, distance);
            }
            values[i] = (float) (walls ? StrictMath.exp((nearest - second) / 2) : nearest);
        }
        return values;
    }

    /** The shorter way on a ring. */
    private static int round(int way) {
        int positive = Math.floorMod(way, SIDE);
        return Math.min(positive, SIDE - positive);
    }

    float[] stripes() {
        float[] bent = normalised(noise(64));
        for (int i = 0; i < bent.length; i++) {
            bent[i] = (float) StrictMath.sin(2 * Math.PI * 20 * (i % SIDE) / SIDE + 2 * bent[i]);
        }
        return bent;
    }

    float[] spots() {
        float[] values = normalised(noise(8));
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, 3 * (values[i] - 0.8f)));
        }
        return values;
    }
}
