package dev.margo.objective;

/**
 * What one batch cost, averaged over its objects and rounds.
 *
 * @param loss what was made smaller
 * @param mask the part of the loss that judges the masks
 * @param iou the part that judges the predicted IoU
 * @param dice 1 - Dice of the chosen masks, thresholded, averaged over the rounds
 * @param lastDice as {@code dice}, after the last round alone
 */
public record LossReport(double loss, double mask, double iou, double dice, double lastDice) {
    /** The inverse of {@link #values}. */
    public static LossReport of(double[] values) {
        return new LossReport(values[0], values[1], values[2], values[3], values[4]);
    }

    /** All values, in the order of the components. */
    public double[] values() {
        return new double[] {loss, mask, iou, dice, lastDice};
    }

    /** The mean of two reports, of which this one stands for {@code weight} batches. */
    public LossReport mergedWith(LossReport other, double weight) {
        double share = 1 / (weight + 1);
        return new LossReport(
                mix(loss, other.loss, share),
                mix(mask, other.mask, share),
                mix(iou, other.iou, share),
                mix(dice, other.dice, share),
                mix(lastDice, other.lastDice, share));
    }

    private static double mix(double mean, double next, double share) {
        return mean + (next - mean) * share;
    }
}
