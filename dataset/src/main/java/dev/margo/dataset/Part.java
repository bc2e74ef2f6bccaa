package dev.margo.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A side of a split. */
public enum Part {
    /** What a network learns from. */
    TRAIN,
    /** What settings are chosen on. */
    VAL,
    /** What is reported, and looked at for nothing else. */
    TEST;

    /** Reads {@code train}, {@code val} or {@code test}. */
    public static Part parse(String text) {
        return Arrays.stream(values())
                .filter(part -> part.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("part '%s' of a split is unknown; write %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(Part::toString).collect(Collectors.joining(", ")))));
    }

    /** As it is written in a table: {@code "train"}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
