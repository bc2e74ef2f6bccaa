package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured of one file, and how the journal keeps it: a line each.
 *
 * @param scores by picture, object, protocol, repeat and round
 * @param objects by picture and object, if attributes are measured
 * @param classes by picture, if classes are scored
 */
record FileMeasures(List<RoundScore> scores, List<ObjectAttributes> objects, List<ClassMask> classes) {
    FileMeasures {
        scores = List.copyOf(scores);
        objects = List.copyOf(objects);
        classes = List.copyOf(classes);
    }

    /** Takes measures while a file is under way. For one thread. */
    static final class Builder {
        private final List<RoundScore> scores = new ArrayList<>();
        private final List<ObjectAttributes> objects = new ArrayList<>();
        private final List<ClassMask> classes = new ArrayList<>();

        void add(RoundScore score) {
            scores.add(score);
        }

        void add(ObjectAttributes object) {
            objects.add(object);
        }

        void add(ClassMask mask) {
            classes.add(mask);
        }

        FileMeasures build() {
            return new FileMeasures(scores, objects, classes);
        }
    }

    /** Each ends with a line feed. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        scores.forEach(score -> lines.append(RoundCsv.line(score)).append('\n'));
        objects.forEach(object -> lines.append(object.line()).append('\n'));
        classes.forEach(mask -> lines.append(mask.line()).append('\n'));
        return lines.toString();
    }

    /** @throws IllegalArgumentException if a line is not understood */
    static FileMeasures parse(String lines) {
        Builder builder = new Builder();
        lines.lines().forEach(line -> {
            if (line.startsWith(ObjectAttributes.LINE + ",")) {
                builder.add(ObjectAttributes.parse(line));
            } else if (line.startsWith(ClassMask.LINE + ",")) {
                builder.add(ClassMask.parse(line));
            } else {
                builder.add(RoundCsv.parse(line));
            }
        });
        return builder.build();
    }
}
