package dev.margo.augment;

import dev.margo.image.Size;
import java.util.random.RandomGenerator;

/** As if the picture had been acquired with fewer pixels along one axis or both: means of blocks, then bilinear. */
final class LowResolution implements Effect {
    private static final int COARSEST = 4;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        int coarsest = Math.max(2, (int) Math.round(strength * COARSEST));
        int step = random.nextInt(2, coarsest + 1);
        int axes = random.nextInt(4);
        Size size = planes.size();
        for (float[] channel : planes.channels()) {
            if (axes != 1) {
                coarsenRows(channel, size, step);
            }
            if (axes != 2) {
                coarsenColumns(channel, size, step);
            }
        }
        return planes;
    }

    private static void coarsenRows(float[] values, Size size, int step) {
        int width = size.width();
        float[] means = new float[(width + step - 1) / step];
        for (int begin = 0; begin < values.length; begin += width) {
            for (int block = 0; block < means.length; block++) {
                int end = Math.min(width, (block + 1) * step);
                float sum = 0;
                for (int x = block * step; x < end; x++) {
                    sum += values[begin + x];
                }
                means[block] = sum / (end - block * step);
            }
            for (int x = 0; x < width; x++) {
                float place = place(x, step, means.length);
                float upper = means[Math.min(means.length - 1, (int) place + 1)];
                values[begin + x] = means[(int) place] + (place - (int) place) * (upper - means[(int) place]);
            }
        }
    }

    private static void coarsenColumns(float[] values, Size size, int step) {
        int width = size.width();
        int blocks = (size.height() + step - 1) / step;
        float[] means = new float[blocks * width];
        for (int y = 0; y < size.height(); y++) {
            int block = y / step;
            float share = 1f / (Math.min(size.height(), (block + 1) * step) - block * step);
            for (int x = 0; x < width; x++) {
                means[block * width + x] += share * values[y * width + x];
            }
        }
        for (int y = 0; y < size.height(); y++) {
            float place = place(y, step, blocks);
            int above = (int) place * width;
            int below = Math.min(blocks - 1, (int) place + 1) * width;
            float share = place - (int) place;
            for (int x = 0; x < width; x++) {
                values[y * width + x] = means[above + x] + share * (means[below + x] - means[above + x]);
            }
        }
    }

    /** Where a pixel's centre lies between the centres of blocks. */
    private static float place(int at, int step, int blocks) {
        return Math.max(0, Math.min(blocks - 1, (at + 0.5f) / step - 0.5f));
    }
}
