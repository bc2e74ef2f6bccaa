package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.image.Axis;
import dev.margo.image.Colour;
import java.util.Locale;
import java.util.Optional;

/** Fields of JSON objects from outside; what is missing or of another kind is told in one line. */
public final class Fields {
    private Fields() {}

    public static String text(JsonNode json, String name) {
        return optionalText(json, name).orElseThrow(() -> wrong(name, "a text", json.path(name)));
    }

    public static Optional<String> optionalText(JsonNode json, String name) {
        JsonNode field = json.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isTextual()) {
            throw wrong(name, "a text", field);
        }
        return Optional.of(field.textValue());
    }

    public static double number(JsonNode json, String name) {
        JsonNode field = json.path(name);
        if (!field.isNumber() || !Double.isFinite(field.doubleValue())) {
            throw wrong(name, "a number", field);
        }
        return field.doubleValue();
    }

    public static int whole(JsonNode json, String name) {
        JsonNode field = json.path(name);
        if (!field.isIntegralNumber() || !field.canConvertToInt()) {
            throw wrong(name, "a whole number", field);
        }
        return field.intValue();
    }

    public static boolean yes(JsonNode json, String name) {
        JsonNode field = json.path(name);
        if (!field.isBoolean()) {
            throw wrong(name, "true or false", field);
        }
        return field.booleanValue();
    }

    public static JsonNode array(JsonNode json, String name) {
        JsonNode field = json.path(name);
        if (!field.isArray()) {
            throw wrong(name, "a list", field);
        }
        return field;
    }

    /** {@code count} numbers of the list {@code json}. */
    public static double[] numbers(String name, JsonNode json, int count) {
        if (!json.isArray() || json.size() != count) {
            throw wrong(name, count + " numbers", json);
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (!json.get(i).isNumber() || !Double.isFinite(json.get(i).doubleValue())) {
                throw wrong(name, count + " numbers", json);
            }
            numbers[i] = json.get(i).doubleValue();
        }
        return numbers;
    }

    /** Field {@code slice}: an axis and an index. */
    public static SliceName slice(JsonNode json) {
        JsonNode slice = json.path("slice");
        if (!slice.isObject()) {
            throw wrong("slice", "{axis, index}", slice);
        }
        return sliceOf(slice);
    }

    public static SliceName sliceOf(JsonNode slice) {
        return new SliceName(Axis.parse(text(slice, "axis")), whole(slice, "index"));
    }

    /** {@code #rrggbb} as a colour. */
    public static Colour colour(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("colour '%s' is none; write one like #ff8000".formatted(text));
        }
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    public static String text(Colour colour) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", colour.red(), colour.green(), colour.blue());
    }

    private static IllegalArgumentException wrong(String name, String expected, JsonNode found) {
        String text = found.toString();
        return new IllegalArgumentException("field '%s' should be %s, found %s"
                .formatted(
                        name,
                        expected,
                        found.isMissingNode() ? "nothing" : text.length() > 60 ? text.substring(0, 60) + "..." : text));
    }
}
