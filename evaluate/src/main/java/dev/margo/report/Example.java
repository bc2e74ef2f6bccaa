package dev.margo.report;

import dev.margo.evaluate.RoundScore;
import dev.margo.image.ByteImage;
import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import java.util.List;
import java.util.Objects;

/**
 * An answer to be looked at.
 *
 * @param model its name
 * @param rank why it is shown
 * @param score of this answer
 * @param shown what is seen
 */
public record Example(String model, ExampleRank rank, RoundScore score, Shown shown) {
    /** @throws IllegalArgumentException if there is no object */
    public Example {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(score, "score");
        if (shown.truth().isEmpty()) {
            throw new IllegalArgumentException("an example without an object; expected a mask that is not empty");
        }
    }

    /**
     * @param picture as the model was given it, windowed
     * @param truth the object; may be empty on a slice of a volume
     * @param answer of the model; may be empty
     * @param prompts all that were given up to this answer
     */
    public record Shown(ByteImage picture, Mask truth, Mask answer, List<Prompt> prompts) {
        /** @throws IllegalArgumentException if a mask has another size than the picture */
        public Shown {
            prompts = List.copyOf(prompts);
            requireSize(picture, truth);
            requireSize(picture, answer);
        }

        private static void requireSize(ByteImage picture, Mask mask) {
            if (mask.width() != picture.width() || mask.height() != picture.height()) {
                throw new IllegalArgumentException("a mask of %s x %s pixels does not lie on a picture of %s"
                        .formatted(mask.width(), mask.height(), picture.size()));
            }
        }
    }
}
