package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The values of one measure over the objects of many images: sums per image, as whole images are drawn when the mean's
 * certainty is estimated. Objects of the same image resemble each other, so drawing objects would claim too much.
 *
 * <p>Source: Field and Welsh, Bootstrapping clustered data (2007), the cluster bootstrap.
 */
final class ClusterSample {
    static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    private final Map<String, Sum> images = new LinkedHashMap<>();
    private final Map<Integer, Sum> repeats = new TreeMap<>();
    private final Sum all = new Sum();
    private double squares; // of the differences to the mean so far
    private double mean;
    private long leftOut;

    private static final class Sum {
        private double sum;
        private long count;

        private void add(double value) {
            sum += value;
            count++;
        }

        private double mean() {
            return sum / count;
        }
    }

    void add(String image, int repeat, double value) {
        if (!Double.isFinite(value)) {
            leftOut++;
            return;
        }
        images.computeIfAbsent(image, name -> new Sum()).add(value);
        repeats.computeIfAbsent(repeat, number -> new Sum()).add(value);
        all.add(value);
        double before = mean;
        mean += (value - mean) / all.count;
        squares += (value - before) * (value - mean);
    }

    boolean isEmpty() {
        return all.count == 0;
    }

    double mean() {
        return all.mean();
    }

    /** The means of bootstrap samples, unsorted. The same chance draws the same images in samples of the same images. */
    double[] draws(RandomGenerator random) {
        List<Sum> sums = new ArrayList<>(images.values());
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < sums.size(); i++) {
                Sum image = sums.get(random.nextInt(sums.size()));
                sum += image.sum;
                count += image.count;
            }
            means[draw] = sum / count;
        }
        return means;
    }

    Estimate estimate(double[] draws) {
        OptionalDouble sd =
                all.count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (all.count - 1)));
        return new Estimate(all.count, leftOut, mean(), sd, sdOfRepeats(), interval(draws));
    }

    private OptionalDouble sdOfRepeats() {
        return sd(repeats.values().stream().mapToDouble(Sum::mean).toArray());
    }

    /** Nothing for fewer than two. */
    static OptionalDouble sd(double[] values) {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }

    static Estimate.Interval interval(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Estimate.Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
