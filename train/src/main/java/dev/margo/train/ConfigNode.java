package dev.margo.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.zoo.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A section of a configuration while it is read. Takes down every value that is used, given or by default, so that the
 * configuration can be written as it was meant; {@link #finish} refuses what nobody asked for.
 */
final class ConfigNode {
    /** Stands for a value that is found when the run begins. */
    private static final String AUTO = "auto";

    /**
     * Where a section is.
     *
     * @param source for messages
     * @param path of keys up to it, with a final dot; empty for the whole
     * @param base that relative file names count from
     */
    record Place(String source, String path, Path base) {}

    private final Place place;
    private final ObjectNode given;
    private final ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    private final Set<String> known = new LinkedHashSet<>();

    ConfigNode(Place place, ObjectNode given) {
        this.place = place;
        this.given = given;
    }

    boolean has(String key) {
        return given.has(key);
    }

    /** Every value that was used so far. */
    ObjectNode resolved() {
        return resolved;
    }

    TrainingConfigException mistake(String key, String problem) {
        return new TrainingConfigException("%s: %s%s: %s".formatted(place.source(), place.path(), key, problem));
    }

    private TrainingConfigException unexpected(String key, String expected) {
        return mistake(key, "expected %s, found %s".formatted(expected, given.get(key)));
    }

    private Optional<JsonNode> value(String key) {
        known.add(key);
        return Optional.ofNullable(given.get(key)).filter(node -> !node.isNull());
    }

    // --- values ---------------------------------------------------------------------------------------------------

    Optional<String> text(String key) {
        Optional<String> text = value(key).map(node -> {
            if (!node.isValueNode()) {
                throw unexpected(key, "a text");
            }
            return node.asText();
        });
        text.ifPresent(found -> resolved.put(key, found));
        return text;
    }

    String text(String key, String otherwise) {
        String text = text(key).orElse(otherwise);
        resolved.put(key, text);
        return text;
    }

    Optional<Path> file(String key) {
        Optional<Path> file = text(key)
                .map(text -> place.base().resolve(text).toAbsolutePath().normalize());
        file.ifPresent(found -> resolved.put(key, found.toString()));
        return file;
    }

    Path neededFile(String key) {
        return file(key).orElseThrow(() -> mistake(key, "missing; expected a file or folder"));
    }

    long whole(String key, long otherwise, long least) {
        long number = value(key).map(node -> whole(key, node, least)).orElse(otherwise);
        resolved.put(key, number);
        return number;
    }

    int count(String key, int otherwise, int least) {
        return small(key, whole(key, otherwise, least));
    }

    private int small(String key, long number) {
        if (number > Integer.MAX_VALUE) {
            throw unexpected(key, "a whole number of at most " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** A whole number that, where absent, is found when the run begins. */
    Optional<Integer> countOrAuto(String key, int least) {
        Optional<Integer> number =
                value(key).filter(node -> !node.asText().equals(AUTO)).map(node -> small(key, whole(key, node, least)));
        number.ifPresentOrElse(found -> resolved.put(key, found), () -> resolved.put(key, AUTO));
        return number;
    }

    private long whole(String key, JsonNode node, long least) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < least) {
            throw unexpected(key, least == Long.MIN_VALUE ? "a whole number" : "a whole number of at least " + least);
        }
        return node.asLong();
    }

    double number(String key, double otherwise, double least, double most) {
        double number = value(key).map(node -> number(key, node, least, most)).orElse(otherwise);
        resolved.put(key, number);
        return number;
    }

    Optional<Double> number(String key, double least, double most) {
        Optional<Double> number = value(key).map(node -> number(key, node, least, most));
        number.ifPresent(found -> resolved.put(key, found));
        return number;
    }

    private double number(String key, JsonNode node, double least, double most) {
        String expected = most == Double.MAX_VALUE
                ? "a number of at least " + least
                : "a number from %s to %s".formatted(least, most);
        if (!node.isNumber() && !node.isTextual()) {
            throw unexpected(key, expected);
        }
        try {
            double number = Double.parseDouble(node.asText()); // YAML takes 1e-5 for a text
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new TrainingConfigException(unexpected(key, expected).getMessage(), e);
        }
        throw unexpected(key, expected);
    }

    boolean flag(String key, boolean otherwise) {
        boolean flag = value(key).map(node -> flag(key, node)).orElse(otherwise);
        resolved.put(key, flag);
        return flag;
    }

    Optional<Boolean> flagOrAuto(String key) {
        Optional<Boolean> flag =
                value(key).filter(node -> !node.asText().equals(AUTO)).map(node -> flag(key, node));
        flag.ifPresentOrElse(found -> resolved.put(key, found), () -> resolved.put(key, AUTO));
        return flag;
    }

    private boolean flag(String key, JsonNode node) {
        if (!node.isBoolean()) {
            throw unexpected(key, "true or false");
        }
        return node.booleanValue();
    }

    /** A value by its word; {@code words} refuses others with an IllegalArgumentException. */
    <T> T parsed(String key, String otherwise, Function<String, T> words) {
        return parse(key, text(key, otherwise), words);
    }

    <T> Optional<T> parsed(String key, Function<String, T> words) {
        return text(key).map(text -> parse(key, text, words));
    }

    private <T> T parse(String key, String text, Function<String, T> words) {
        try {
            return words.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TrainingConfigException(mistake(key, e.getMessage()).getMessage(), e);
        }
    }

    /** One of the values of an enum, by its name in small letters with hyphens. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        return parsed(key, label(otherwise), word -> constant(otherwise.getDeclaringClass(), word));
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return parsed(key, word -> constant(type, word));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        List<String> labels = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            labels.add(label(constant));
            if (label(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected one of %s, found '%s'".formatted(String.join(", ", labels), word));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> texts(String key, List<String> otherwise) {
        List<String> texts = value(key).map(node -> texts(key, node)).orElse(otherwise);
        if (!texts.isEmpty()) {
            ArrayNode list = resolved.putArray(key);
            texts.forEach(list::add);
        }
        return texts;
    }

    private List<String> texts(String key, JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (!node.isArray()) {
            throw unexpected(key, "a list");
        }
        node.forEach(element -> {
            if (!element.isValueNode()) {
                throw unexpected(key, "a list of texts");
            }
            texts.add(element.asText());
        });
        return texts;
    }

    // --- sections ---------------------------------------------------------------------------------------------------

    /** The section at {@code key}, empty if there is none. */
    ConfigNode section(String key) {
        ObjectNode content = value(key).map(node -> object(key, node)).orElseGet(JsonNodeFactory.instance::objectNode);
        ConfigNode section = new ConfigNode(new Place(place.source(), place.path() + key + ".", place.base()), content);
        resolved.set(key, section.resolved);
        return section;
    }

    private ObjectNode object(String key, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw unexpected(key, "keys and values");
    }

    /** The sections in the list at {@code key}. */
    List<ConfigNode> sections(String key) {
        List<ConfigNode> sections = new ArrayList<>();
        ArrayNode list = resolved.putArray(key);
        JsonNode node = value(key).orElseGet(JsonNodeFactory.instance::arrayNode);
        if (!node.isArray()) {
            throw unexpected(key, "a list, each entry after a hyphen");
        }
        for (JsonNode element : node) {
            String path = "%s%s[%s]".formatted(place.path(), key, sections.size());
            if (!(element instanceof ObjectNode content)) {
                throw new TrainingConfigException(
                        "%s: %s: expected keys and values, found %s".formatted(place.source(), path, element));
            }
            ConfigNode section = new ConfigNode(new Place(place.source(), path + ".", place.base()), content);
            list.add(section.resolved);
            sections.add(section);
        }
        return sections;
    }

    /** Numbers by names that the user chooses. */
    Map<String, Double> numbers(String key) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (has(key)) {
            ConfigNode section = section(key);
            section.given
                    .fieldNames()
                    .forEachRemaining(name -> numbers.put(
                            name, section.number(name, 0.0, Double.MAX_VALUE).orElseThrow()));
        }
        return numbers;
    }

    /** @throws TrainingConfigException if there is a key that was not asked for */
    void finish() {
        given.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                String hint = NearestName.to(key, known)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("known here are " + String.join(", ", known));
                throw mistake(key, "unknown; " + hint);
            }
        });
    }
}
