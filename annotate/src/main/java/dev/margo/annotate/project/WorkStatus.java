package dev.margo.annotate.project;

import java.util.Arrays;
import java.util.Locale;

/** How far the work on an image is. */
public enum WorkStatus {
    /** Nothing was done. */
    NEW,
    STARTED,
    DONE,
    SKIPPED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #label()}. */
    public static WorkStatus parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status '%s' is unknown; write started, done or skipped".formatted(text)));
    }
}
