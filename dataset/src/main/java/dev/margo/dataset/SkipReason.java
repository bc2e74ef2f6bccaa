package dev.margo.dataset;

import java.io.IOException;

/** Why a file was skipped, in words for a list. */
public final class SkipReason {
    private static final int MOST_LETTERS = 2000;

    private SkipReason() {}

    /** On one line. */
    public static String of(Exception e) {
        String words = e.getMessage() == null ? "" : e.getMessage();
        String named = e instanceof IOException || e instanceof IllegalArgumentException
                ? words
                : e.getClass().getSimpleName() + " " + words;
        String line =
                named.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.substring(0, Math.min(MOST_LETTERS, line.length()));
    }
}
