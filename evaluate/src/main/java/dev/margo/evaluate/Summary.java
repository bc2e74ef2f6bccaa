package dev.margo.evaluate;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an evaluation found.
 *
 * @param rounds by data set, protocol and round; the baseline's among them; if there are several data sets, last their
 *     means
 * @param clicks by data set and protocol
 */
public record Summary(List<Round> rounds, List<Clicks> clicks) {
    /** The name of the rows about the mean of the data sets, each of which counts the same. */
    public static final String ALL = "(mean of data sets)";

    /** The Dice that counts as reached. */
    public static final double TARGET_DICE = 0.90;

    public Summary {
        rounds = List.copyOf(rounds);
        clicks = List.copyOf(clicks);
    }

    /**
     * One round of a protocol.
     *
     * @param estimates of what was measured
     * @param remainingError how much of the error of an ellipse in the tight box remains, (1 - Dice) / (1 - its Dice); absent
     *     where the ellipse is perfect
     */
    public record Round(
            String dataset,
            String protocol,
            int round,
            Map<Measure, Estimate> estimates,
            OptionalDouble remainingError) {
        public Round {
            estimates = Map.copyOf(estimates);
        }
    }

    /**
     * How many prompts it takes to a Dice of 0.90 (NoC90).
     *
     * @param prompts an object that is never good enough counts with all its prompts; a box counts as one
     * @param missed the share of objects that were never good enough
     */
    public record Clicks(String dataset, String protocol, Estimate prompts, double missed) {}
}
