package dev.margo.prompt;

import dev.margo.mask.PixelBox;
import java.util.Arrays;
import java.util.Optional;

/**
 * The low-res logits of an earlier prediction of the same object in the same image, to be refined.
 *
 * @param side height and width of the low-res grid, 256 for SAM; the grid covers the model frame, not the image
 * @param logits side x side values, row-major
 * @param part the part of the image that the model saw; absent if it saw the whole
 */
public record LogitsPrompt(int side, float[] logits, Optional<PixelBox> part) implements MaskPrompt {

    /** Copies {@code logits}. @throws IllegalArgumentException if their number is not side x side or one is not finite */
    public LogitsPrompt {
        if (side < 1 || (long) side * side != logits.length) {
            throw new IllegalArgumentException(
                    "low-res logits of side %s need %s values, got %s; pass them as the prediction gave them"
                            .formatted(side, (long) side * side, logits.length));
        }
        logits = logits.clone();
        for (int i = 0; i < logits.length; i++) {
            if (!Float.isFinite(logits[i])) {
                throw new IllegalArgumentException("low-res logit at (%s, %s) is %s; logits must be finite"
                        .formatted(i % side, i / side, logits[i]));
            }
        }
    }

    /** Of a model that saw the whole image. */
    public LogitsPrompt(int side, float[] logits) {
        this(side, logits, Optional.empty());
    }

    /** A copy. */
    @Override
    public float[] logits() {
        return logits.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LogitsPrompt other
                && side == other.side
                && Arrays.equals(logits, other.logits)
                && part.equals(other.part);
    }

    @Override
    public int hashCode() {
        return 31 * side + Arrays.hashCode(logits);
    }

    @Override
    public String toString() {
        return "LogitsPrompt[side=%s]".formatted(side);
    }
}
