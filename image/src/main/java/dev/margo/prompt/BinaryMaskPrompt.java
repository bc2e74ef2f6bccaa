package dev.margo.prompt;

import dev.margo.mask.Mask;

/** A mask of the image's size that came from elsewhere, such as a threshold, an atlas or the neighbouring slice. */
public record BinaryMaskPrompt(Mask mask) implements MaskPrompt {

    /** @throws IllegalArgumentException if the mask is empty */
    public BinaryMaskPrompt {
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("the mask prompt %s points at nothing; leave it out".formatted(mask));
        }
    }
}
