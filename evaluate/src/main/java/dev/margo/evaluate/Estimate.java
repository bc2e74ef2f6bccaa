package dev.margo.evaluate;

import java.util.OptionalDouble;

/**
 * A mean and how sure it is.
 *
 * @param count values it is of: objects, each as often as it was repeated; for all data sets, the number of these
 * @param leftOut values that were not finite
 * @param mean of the values
 * @param sd standard deviation of the values; of one value there is none
 * @param sdOfRepeats standard deviation of the repeats' means, if there are several
 * @param interval what 95 % of bootstrap samples of the images lie within
 */
public record Estimate(
        long count, long leftOut, double mean, OptionalDouble sd, OptionalDouble sdOfRepeats, Interval interval) {

    /** From {@code low} to {@code high}. */
    public record Interval(double low, double high) {}
}
