package dev.margo.metric;

import dev.margo.mask.Mask;

/**
 * How many pixels or voxels two objects have, and have in common.
 *
 * @param truth of the true object
 * @param answer of the object that was answered
 * @param both of both
 */
public record Overlap(long truth, long answer, long both) {

    /** @throws IllegalArgumentException if an object has fewer than both have */
    public Overlap {
        if (both < 0 || both > truth || both > answer) {
            throw new IllegalArgumentException(
                    "%s pixels in common of %s and %s; expected at most the smaller".formatted(both, truth, answer));
        }
    }

    /** @throws IllegalArgumentException if the sizes differ */
    public static Overlap of(Mask truth, Mask answer) {
        return new Overlap(truth.area(), answer.area(), truth.and(answer).area());
    }

    /**
     * Of one label, which neither of the two needs to have.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Overlap of(LabelVoxels truth, LabelVoxels answer, int label) {
        truth.requireSameSize(answer);
        long both = 0;
        if (truth.box(label).isPresent() && answer.box(label).isPresent()) {
            both = truth.inCommon(answer, label);
        }
        return new Overlap(truth.count(label), answer.count(label), both);
    }

    /** Twice what is in common, of all that either has; in [0, 1]. */
    public double dice() {
        return truth + answer == 0 ? 1 : 2.0 * both / (truth + answer);
    }

    /** What is in common, of what both cover together; in [0, 1]. */
    public double iou() {
        return truth + answer == 0 ? 1 : (double) both / (truth + answer - both);
    }
}
