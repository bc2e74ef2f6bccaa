package dev.margo.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Out of focus, by up to about 1 % of the longest side. */
final class GaussianBlur implements Effect {
    private static final double LEAST_PX = 0.4;
    private static final double MOST_SHARE = 0.008;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        int width = planes.size().width();
        int height = planes.size().height();
        double most = MOST_SHARE * Math.max(width, height) * strength;
        float[] taps = taps(LEAST_PX + random.nextDouble() * random.nextDouble() * most);
        for (float[] channel : planes.channels()) {
            alongRows(channel, width, taps);
            alongColumns(channel, width, height, taps);
        }
        return planes;
    }

    private static float[] taps(double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        float[] taps = new float[2 * radius + 1];
        float sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double away = (i - radius) / sigma;
            taps[i] = (float) Math.exp(-away * away / 2);
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }

    private static void alongRows(float[] values, int width, float[] taps) {
        int radius = taps.length / 2;
        float[] padded = new float[width + 2 * radius];
        float[] sums = new float[width];
        for (int begin = 0; begin < values.length; begin += width) {
            for (int x = 0; x < padded.length; x++) {
                padded[x] = values[begin + Math.max(0, Math.min(width - 1, x - radius))];
            }
            Arrays.fill(sums, 0);
            for (int tap = 0; tap < taps.length; tap++) {
                add(padded, tap, taps[tap], sums, 0, width);
            }
            System.arraycopy(sums, 0, values, begin, width);
        }
    }

    private static void alongColumns(float[] values, int width, int height, float[] taps) {
        int radius = taps.length / 2;
        float[] from = values.clone();
        Arrays.fill(values, 0);
        for (int y = 0; y < height; y++) {
            for (int tap = 0; tap < taps.length; tap++) {
                int row = Math.max(0, Math.min(height - 1, y + tap - radius));
                add(from, row * width, taps[tap], values, y * width, width);
            }
        }
    }

    private static void add(float[] from, int fromBegin, float factor, float[] to, int toBegin, int length) {
        for (int i = 0; i < length; i++) {
            to[toBegin + i] += factor * from[fromBegin + i];
        }
    }
}
