package dev.margo.report;

import dev.margo.evaluate.Summary;
import java.util.List;

/** What the page calls things that results know by labels. */
final class Names {
    private static final int PARTS = 3;

    private Names() {}

    static String dataset(String name) {
        return name.equals(Summary.ALL) ? "Mean of data sets" : name;
    }

    /** The same, not at the beginning. */
    static String inSentence(String name) {
        return name.equals(Summary.ALL) ? "mean of the data sets" : name;
    }

    /** {@code box+pair+masks} begins with a box; other labels stay as they are. */
    static String protocol(String label) {
        List<String> parts = List.of(label.split("\\+", -1));
        return parts.size() == PARTS ? "Start with " + article(parts.get(0)) : label;
    }

    /** The rest of such a label in words; nothing for others. */
    static String corrections(String label) {
        List<String> parts = List.of(label.split("\\+", -1));
        if (parts.size() != PARTS) {
            return "";
        }
        String masks = switch (parts.get(2)) {
            case "masks" -> "each answer shown to the model again";
            case "no-masks" -> "answers not shown to the model again";
            default -> parts.get(2);
        };
        String correction = switch (parts.get(1)) {
            case "pair" -> "corrected by a click where the answer misses the object and one where it is wrong";
            case "centre" -> "corrected by a click in the middle of the largest error";
            default -> "corrections: " + parts.get(1);
        };
        return correction + "; " + masks;
    }

    /** Heading of a round. */
    static String round(int number) {
        return number == 0 ? "first answer" : "round " + number;
    }

    private static String article(String start) {
        return switch (start) {
            case "box", "point" -> "a " + start;
            case "random-point" -> "a random point";
            default -> start;
        };
    }
}
