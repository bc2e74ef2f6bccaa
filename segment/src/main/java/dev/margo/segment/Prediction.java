package dev.margo.segment;

import dev.margo.prompt.ObjectPrompts;
import java.util.Comparator;
import java.util.List;

/**
 * The model's answer for one object.
 *
 * @param prompts what was asked
 * @param candidates the masks offered, in the model's order: three for an ambiguous prompt, else one
 */
public record Prediction(ObjectPrompts prompts, List<Candidate> candidates) {
    public Prediction {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a prediction needs at least one candidate");
        }
    }

    /** The candidate with the highest predicted IoU. */
    public Candidate best() {
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::predictedIou))
                .orElseThrow();
    }

    /** This answer with only {@code candidate} left, for a user who prefers it to {@link #best()}. */
    public Prediction choosing(Candidate candidate) {
        if (!candidates.contains(candidate)) {
            throw new IllegalArgumentException("the candidate is not one of this prediction's " + candidates.size());
        }
        return new Prediction(prompts, List.of(candidate));
    }
}
