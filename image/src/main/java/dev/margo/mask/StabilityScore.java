package dev.margo.mask;

/**
 * How little a mask changes when its threshold moves: the intersection over union of the masks at a high and a low
 * threshold, from 0 to 1.
 *
 * <p>Source: {@code calculate_stability_score} in facebookresearch/segment-anything at dca509f, utils/amg.py.
 */
public final class StabilityScore {
    private StabilityScore() {}

    /** The score around threshold 0, at which masks are cut. */
    public static double of(float[] logits, double offset) {
        return of(logits, 0, offset);
    }

    /**
     * Share of the pixels above {@code threshold - offset} that are also above {@code threshold + offset}.
     *
     * <p>Known difference: without any pixel above the low threshold the score is 0; there it is NaN. Either way no
     * positive limit lets the mask pass.
     *
     * @throws IllegalArgumentException if {@code offset} is negative or not finite
     */
    public static double of(float[] logits, double threshold, double offset) {
        if (!(offset >= 0) || !Double.isFinite(threshold + offset)) {
            throw new IllegalArgumentException(
                    "threshold %s with offset %s; both must be finite and the offset at least 0"
                            .formatted(threshold, offset));
        }
        float high = (float) (threshold + offset);
        float low = (float) (threshold - offset);
        long intersection = 0;
        long union = 0;
        for (float logit : logits) {
            intersection += logit > high ? 1 : 0;
            union += logit > low ? 1 : 0;
        }
        return union == 0 ? 0 : (double) intersection / union;
    }
}
