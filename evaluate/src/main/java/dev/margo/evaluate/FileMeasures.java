package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured of one file, and how the journal keeps it: a line each.
 *
 * @param scores by picture, object, protocol, repeat and round
 */
record FileMeasures(List<RoundScore> scores) {
    FileMeasures {
        scores = List.copyOf(scores);
    }

    /** Takes measures while a file is under way. For one thread. */
    static final class Builder {
        private final List<RoundScore> scores = new ArrayList<>();

        void add(RoundScore score) {
            scores.add(score);
        }

        FileMeasures build() {
            return new FileMeasures(scores);
        }
    }

    /** Each ends with a line feed. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        scores.forEach(score -> lines.append(RoundCsv.line(score)).append('\n'));
        return lines.toString();
    }

    /** @throws IllegalArgumentException if a line is not understood */
    static FileMeasures parse(String lines) {
        Builder builder = new Builder();
        lines.lines().forEach(line -> builder.add(RoundCsv.parse(line)));
        return builder.build();
    }
}
