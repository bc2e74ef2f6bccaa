package dev.margo.mask;

import java.util.Arrays;

/**
 * The lowest of the parabolas {@code height(q) + (spacing * (x - q))^2} over a row of samples.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012), algorithm 1. Infinite
 * heights take no part, since their differences are undefined.
 */
final class LowerEnvelope {
    private final int length;
    private final double squaredSpacing;
    private final int[] apex;
    private final double[] begin;
    private double[] heights = {};
    private int count;

    LowerEnvelope(int length, double spacing) {
        this.length = length;
        this.squaredSpacing = spacing * spacing;
        this.apex = new int[length];
        this.begin = new double[length];
    }

    /** Finds which parabola is lowest from where on. Keeps {@code heights} until the next call. */
    void fit(double[] heights) {
        this.heights = heights;
        count = 0;
        for (int q = 0; q < length; q++) {
            if (heights[q] < Double.POSITIVE_INFINITY) {
                push(q);
            }
        }
    }

    private void push(int q) {
        double from = Double.NEGATIVE_INFINITY;
        while (count > 0) {
            from = crossing(apex[count - 1], q);
            if (from > begin[count - 1]) {
                break;
            }
            count--;
            from = Double.NEGATIVE_INFINITY;
        }
        apex[count] = q;
        begin[count] = from;
        count++;
    }

    /** Where the parabola of {@code q} gets below the one of {@code p}, which lies left of it. */
    private double crossing(int p, int q) {
        double rise = (heights[q] - heights[p]) / squaredSpacing;
        return (rise / (q - p) + q + p) / 2;
    }

    /** Writes the lowest value at each sample into {@code out}, from {@code offset} on. */
    void evaluate(double[] out, int offset) {
        if (count == 0) {
            Arrays.fill(out, offset, offset + length, Double.POSITIVE_INFINITY);
            return;
        }
        int k = 0;
        for (int x = 0; x < length; x++) {
            while (k + 1 < count && begin[k + 1] < x) {
                k++;
            }
            double away = x - apex[k];
            out[offset + x] = squaredSpacing * away * away + heights[apex[k]];
        }
    }
}
