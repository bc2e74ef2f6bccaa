package dev.margo.segment;

import java.util.Locale;
import java.util.Map;

/**
 * Whether the model looks at the surroundings of what was asked for instead of the whole image. Where the object is small
 * in its image, it then sees more of it; each look costs a run of the image encoder.
 */
public enum Focus {
    /** For models that were trained for it, as their checkpoints say. */
    AUTO,
    ON,
    OFF;

    /** Where a safetensors file may say {@code on}. */
    public static final String METADATA_KEY = "margo.focus";

    /** {@link #AUTO} decided by what a checkpoint says. */
    public Focus decide(Map<String, String> metadata) {
        if (this != AUTO) {
            return this;
        }
        return ON.label().equals(metadata.get(METADATA_KEY)) ? ON : OFF;
    }

    /** What flags and files call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #label()}. */
    public static Focus parse(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("focus '%s' is unknown; write auto, on or off".formatted(text), e);
        }
    }
}
