package dev.margo.volume;

import java.util.Arrays;
import java.util.Locale;

/** How the slices between two annotated ones come about. */
public enum Between {
    /** From both, slice by slice, to the middle. */
    MEETING,
    /** By the masks' signed distances, without asking the model; nothing beyond the outermost annotated slices. */
    INTERPOLATED,
    /** As {@link #INTERPOLATED}, and each of these masks is projected onto its own slice for the model to answer. */
    MARKERS;

    /** What flags and files call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #label()}. */
    public static Between parse(String text) {
        return Arrays.stream(values())
                .filter(between -> between.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is unknown; write meeting, interpolated or markers".formatted(text)));
    }
}
