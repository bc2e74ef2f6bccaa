package dev.margo.augment;

import dev.margo.image.Size;
import java.util.random.RandomGenerator;

/** Uneven illumination: every value times a smooth field. */
final class BiasField implements Effect {
    private static final int CELLS = 12;
    private static final int WAVES = 3;
    private static final double MOST_EXPONENT = 0.35;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        float[] nodes = nodes(strength, random);
        Size size = planes.size();
        float[] factors = new float[size.width()];
        for (int y = 0; y < size.height(); y++) {
            interpolateRow(nodes, (float) CELLS * y / size.height(), factors);
            for (float[] channel : planes.channels()) {
                for (int x = 0; x < factors.length; x++) {
                    channel[y * factors.length + x] *= factors[x];
                }
            }
        }
        return planes;
    }

    /** The field at the corners of a grid of cells: the exponential of a few long waves. */
    private static float[] nodes(double strength, RandomGenerator random) {
        double[] exponents = new double[(CELLS + 1) * (CELLS + 1)];
        for (int wave = 0; wave < WAVES; wave++) {
            double amplitude = strength * random.nextDouble(MOST_EXPONENT);
            double alongX = random.nextDouble(-1, 1) * 2 * Math.PI / CELLS;
            double alongY = random.nextDouble(-1, 1) * 2 * Math.PI / CELLS;
            double phase = random.nextDouble(2 * Math.PI);
            for (int i = 0; i < exponents.length; i++) {
                double angle = alongX * (i % (CELLS + 1)) + alongY * (i / (CELLS + 1)) + phase;
                exponents[i] += amplitude * Math.cos(angle);
            }
        }
        float[] nodes = new float[exponents.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = (float) Math.exp(exponents[i]);
        }
        return nodes;
    }

    private static void interpolateRow(float[] nodes, float y, float[] factors) {
        int above = (int) y * (CELLS + 1);
        float shareY = y - (int) y;
        for (int x = 0; x < factors.length; x++) {
            float place = (float) CELLS * x / factors.length;
            int at = above + (int) place;
            int below = at + CELLS + 1;
            float shareX = place - (int) place;
            float upper = nodes[at] + shareX * (nodes[at + 1] - nodes[at]);
            float lower = nodes[below] + shareX * (nodes[below + 1] - nodes[below]);
            factors[x] = upper + shareY * (lower - upper);
        }
    }
}
