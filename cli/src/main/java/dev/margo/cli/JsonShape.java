package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Checks of JSON that a person wrote; IllegalArgumentException says where it differs and what was expected. */
final class JsonShape {
    private JsonShape() {}

    /** That {@code node} is an object without other keys than {@code known}. */
    static void requireKeys(JsonNode node, String where, List<String> known) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException(
                    "%s is %s; expected an object with %s".formatted(where, kind(node), String.join(", ", known)));
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "%s: unknown key '%s'; %s".formatted(where, key, Nearest.hint(key, known)));
            }
        });
    }

    static JsonNode array(JsonNode node, String where) {
        if (node == null || !node.isArray()) {
            throw new IllegalArgumentException("%s is %s; expected an array".formatted(where, kind(node)));
        }
        return node;
    }

    static String text(JsonNode node, String where) {
        if (node == null || !node.isTextual()) {
            throw new IllegalArgumentException("%s is %s; expected a string".formatted(where, kind(node)));
        }
        return node.textValue();
    }

    static int wholeNumber(JsonNode node, String where, int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw new IllegalArgumentException(
                    "%s is %s; expected a whole number %s..%s".formatted(where, node, least, most));
        }
        return node.intValue();
    }

    static double[] numbers(JsonNode node, String where, int... counts) {
        array(node, where);
        if (Arrays.stream(counts).noneMatch(count -> count == node.size())) {
            throw new IllegalArgumentException("%s has %s values; expected %s"
                    .formatted(where, node.size(), counts.length == 1 ? counts[0] : Arrays.toString(counts)));
        }
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!node.get(i).isNumber()) {
                throw new IllegalArgumentException("%s[%s] is %s; expected a number".formatted(where, i, node.get(i)));
            }
            numbers[i] = node.get(i).doubleValue();
        }
        return numbers;
    }

    private static String kind(JsonNode node) {
        return node == null ? "missing" : "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
