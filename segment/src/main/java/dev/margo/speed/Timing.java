package dev.margo.speed;

import java.util.Arrays;

/**
 * How long some runs of the same work took, in seconds.
 *
 * @param runs how many
 * @param median of an even number of runs, the longer of the two in the middle
 */
public record Timing(int runs, double median, double min, double max) {
    /** @throws IllegalArgumentException if there are no seconds */
    public static Timing of(double... seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("a timing needs at least one run");
        }
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new Timing(sorted.length, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
