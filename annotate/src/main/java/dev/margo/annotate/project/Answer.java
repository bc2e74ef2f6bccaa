package dev.margo.annotate.project;

import dev.margo.mask.Mask;
import java.util.List;

/**
 * What a model answered to the prompts on a slice.
 *
 * @param candidates in the model's order; three for a lone point, else one
 * @param chosen index of the one that counts
 */
public record Answer(List<Candidate> candidates, int chosen) {
    /**
     * A mask that the model offers.
     *
     * @param predictedIou the model's own guess of its IoU with the object
     * @param stability how little the mask changes when its threshold moves, in [0, 1]
     */
    public record Candidate(Mask mask, double predictedIou, double stability) {}

    public Answer {
        candidates = List.copyOf(candidates);
        if (chosen < 0 || chosen >= candidates.size()) {
            throw new IllegalArgumentException(
                    "candidate %s does not exist; there are 0 to %s".formatted(chosen, candidates.size() - 1));
        }
    }

    /** The mask of the candidate that counts. */
    public Mask mask() {
        return candidates.get(chosen).mask();
    }

    /** The same answer with another choice. */
    public Answer choosing(int candidate) {
        return new Answer(candidates, candidate);
    }
}
