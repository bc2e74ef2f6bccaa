package dev.margo.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Spearman's rank correlation: Pearson's, of ranks; equal values share the mean of their ranks. */
final class RankCorrelation {
    private static final double SINGULAR = 1e-10;

    private RankCorrelation() {}

    /** Between -1 and 1; nothing for fewer than three pairs, or if one of them is always the same. */
    static OptionalDouble of(double[] x, double[] y) {
        return partial(x, y, List.of());
    }

    /**
     * That of what is left when both follow from the ranks of {@code fixed} by a straight line. Nothing if that leaves none, or
     * for fewer values than it takes.
     */
    static OptionalDouble partial(double[] x, double[] y, List<double[]> fixed) {
        int count = fixed.size() + 2;
        if (x.length < count + 1) {
            return OptionalDouble.empty();
        }
        double[][] ranks = new double[count][];
        ranks[0] = standardRanks(x);
        ranks[1] = standardRanks(y);
        for (int i = 0; i < fixed.size(); i++) {
            ranks[i + 2] = standardRanks(fixed.get(i));
        }
        double[][] correlations = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < x.length; k++) {
                    correlations[i][j] += ranks[i][k] * ranks[j][k];
                }
            }
        }
        return fixed(correlations);
    }

    /** Takes the last variable out, one after the other, until two are left. */
    private static OptionalDouble fixed(double[][] c) {
        for (int last = c.length - 1; last >= 2; last--) {
            boolean explains = c[last][last] > SINGULAR; // else it is always the same, or follows from others
            for (int i = 0; explains && i < last; i++) {
                for (int j = 0; j < last; j++) {
                    c[i][j] -= c[i][last] * c[last][j] / c[last][last];
                }
            }
        }
        return c[0][0] > SINGULAR && c[1][1] > SINGULAR
                ? OptionalDouble.of(Math.max(-1, Math.min(1, c[0][1] / Math.sqrt(c[0][0] * c[1][1]))))
                : OptionalDouble.empty();
    }

    /** Ranks of mean 0 and length 1; all 0 if they are equal. */
    private static double[] standardRanks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int first = 0; first < order.length; ) {
            int end = first;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            for (int i = first; i < end; i++) {
                ranks[order[i]] = (first + end - values.length) / 2.0;
            }
            first = end;
        }
        double length = Math.sqrt(Arrays.stream(ranks).map(rank -> rank * rank).sum());
        return length == 0
                ? ranks
                : Arrays.stream(ranks).map(rank -> rank / length).toArray();
    }
}
