package dev.margo.io.tiff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attributes of the first {@code Pixels} element of OME-XML. They are taken out of the text without an XML parser, so
 * nothing in the text can refer to anything outside.
 */
final class OmeWords {
    private static final Pattern PIXELS = Pattern.compile("<(?:\\w+:)?Pixels\\s([^<>]{1,10000})>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ORDER = Pattern.compile("XY([CZT]{3})");

    private OmeWords() {}

    static Optional<StackWords> parse(String description) {
        Matcher pixels = PIXELS.matcher(description);
        if (!description.contains("OME") || !pixels.find()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(pixels.group(1));
        while (attribute.find()) {
            String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            values.putIfAbsent(
                    attribute.group(1), value.replace("&#181;", "\u00B5").replace("&#xB5;", "\u00B5"));
        }
        return Optional.of(of(values));
    }

    private static StackWords of(Map<String, String> values) {
        Matcher order = ORDER.matcher(values.getOrDefault("DimensionOrder", "XYCZT"));
        String letters = order.matches() && order.group(1).chars().distinct().count() == 3 ? order.group(1) : "CZT";
        int channels = StackWords.count(values.getOrDefault("SizeC", "1"));
        return new StackWords(
                letters,
                StackWords.count(values.getOrDefault("SizeZ", "1")),
                StackWords.count(values.getOrDefault("SizeT", "1")),
                channels,
                OptionalDouble.empty(),
                mm(values, "X"),
                mm(values, "Y"),
                mm(values, "Z"),
                OptionalDouble.empty());
    }

    private static OptionalDouble mm(Map<String, String> values, String axis) {
        OptionalDouble size = StackWords.positive(values.getOrDefault("PhysicalSize" + axis, ""));
        OptionalDouble unit = StackWords.unitMm(values.getOrDefault("PhysicalSize" + axis + "Unit", "\u00B5m"));
        return size.isPresent() && unit.isPresent()
                ? OptionalDouble.of(size.getAsDouble() * unit.getAsDouble())
                : OptionalDouble.empty();
    }
}
