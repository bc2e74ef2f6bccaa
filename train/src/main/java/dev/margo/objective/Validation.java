package dev.margo.objective;

/**
 * What validation finds.
 *
 * @param report what the batches cost
 * @param swappedDice 1 - Dice when every object is asked for on the next picture of its batch instead of its own: what a
 *     network reaches that goes by the prompts and does not look; NaN where batches have one picture
 */
public record Validation(LossReport report, double swappedDice) {
    private static final double LEAST_GAIN = 0.02;

    /** Whether the masks hardly depend on the pictures. */
    public boolean isBlind() {
        return swappedDice - report.dice() < LEAST_GAIN;
    }

    /** The mean of two, of which this one stands for {@code weight} batches. */
    public Validation mergedWith(Validation other, double weight) {
        double swapped = swappedDice + (other.swappedDice - swappedDice) / (weight + 1);
        return new Validation(report.mergedWith(other.report, weight), swapped);
    }
}
