package dev.margo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where values lie on an axis.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, above {@code low}
 * @param from in the drawing
 * @param to in the drawing
 * @param logarithmic whether equal ratios are equally long; then {@code low} is above 0
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final int INTERVALS = 5; // about so many between ticks
    private static final double WIDE = 30; // ratio from which a logarithmic axis tells more

    /** Equal differences are equally long. */
    static Scale linear(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, false);
    }

    /** From one round number to another, around all finite values and {@code always}. */
    static Scale around(DoubleStream values, double always, double from, double to) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double low = Math.min(always, DoubleStream.of(finite).min().orElse(always));
        double high = Math.max(always, DoubleStream.of(finite).max().orElse(always));
        if (low == high) {
            high = low + 1;
        }
        double step = step(low, high);
        return linear(step * Math.floor(low / step), step * Math.ceil(high / step), from, to);
    }

    /** Around all values, of which there is one; logarithmic where they are counts, as it were: from 1 up, and far apart. */
    static Scale fitting(double[] values, double from, double to) {
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        if (low >= 1 && high / low > WIDE) {
            return new Scale(low, high, from, to, true);
        }
        return around(DoubleStream.of(values), low, from, to);
    }

    double at(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round numbers on it, ascending. */
    List<Double> ticks() {
        return logarithmic ? powers() : multiples(step(low, high));
    }

    private List<Double> multiples(double step) {
        List<Double> ticks = new ArrayList<>();
        double slack = 1e-9 * step;
        for (long i = (long) Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> powers() {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = (int) Math.ceil(Math.log10(low) - 1e-9); Math.pow(10, exponent) <= high; exponent++) {
            ticks.add(Math.pow(10, exponent));
        }
        return ticks;
    }

    private static double step(double low, double high) {
        double rough = (high - low) / INTERVALS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough * (1 - 1e-9)) {
                return step * power;
            }
        }
        return STEPS[STEPS.length - 1] * power;
    }
}
