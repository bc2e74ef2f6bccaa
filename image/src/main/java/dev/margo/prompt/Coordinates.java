package dev.margo.prompt;

import java.util.Arrays;

/** The check that all prompts share. */
final class Coordinates {
    private Coordinates() {}

    static void requireFinite(String what, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "%s needs finite coordinates in image pixels, got %s".formatted(what, Arrays.toString(values)));
            }
        }
    }
}
