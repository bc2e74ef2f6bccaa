package dev.margo.dataset;

import java.util.List;

/**
 * What could not be used, and why.
 *
 * @param count how many
 * @param first the first of them, at most {@value #MOST}
 */
public record SkippedFiles(long count, List<Skipped> first) {
    /** So many are kept with their reasons. */
    static final int MOST = 10_000;

    /** @param reason in one line */
    public record Skipped(String name, String reason) {}

    public SkippedFiles {
        first = List.copyOf(first);
    }
}
