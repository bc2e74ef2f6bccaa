package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.config.YamlText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The settings of {@code margo evaluate} as YAML: a key is the name of an option in one of its groups, without the dashes. What
 * may be repeated is a value or a list. File names count from the file's folder, and are written absolute.
 */
final class EvaluateConfig {
    /** In the folder of results. */
    static final String FILE = "config.yaml";

    private static final String EXAMPLE = "start: box";
    private static final String DASHES = "--";

    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    EvaluateConfig(CommandSpec evaluate) {
        evaluate.argGroups()
                .forEach(group -> group.options()
                        .forEach(option -> options.put(option.longestName().substring(DASHES.length()), option)));
    }

    /**
     * A command line that says what {@code typed} and {@code file} say. An option that was typed replaces what the file says of it;
     * {@code --images} and {@code --masks} replace each other's, too, as they go by pairs.
     *
     * @throws UsageException if the file is no such configuration
     */
    List<String> completed(ParseResult typed, Path file) throws IOException {
        ObjectNode tree = read(file);
        if (typed.hasMatchedOption("--images") || typed.hasMatchedOption("--masks")) {
            tree.remove(List.of("images", "masks"));
        }
        Path base = file.toAbsolutePath().normalize().getParent();
        List<String> arguments = new ArrayList<>();
        options.forEach((key, option) -> arguments.addAll(arguments(
                option,
                typed.hasMatchedOption(option)
                        ? words(typed, option)
                        : words(file, option, tree.get(key)).stream()
                                .map(word -> place(option, base, word))
                                .toList())));
        return arguments;
    }

    private ObjectNode read(Path file) throws IOException {
        ObjectNode tree;
        try {
            tree = YamlText.read(file, EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        tree.fieldNames().forEachRemaining(key -> {
            if (!options.containsKey(key)) {
                throw new UsageException(
                        "%s: %s: unknown; %s".formatted(file, key, Nearest.hint(key, options.keySet())));
            }
        });
        return tree;
    }

    /** None if the key is not there, or has no value. */
    private static List<String> words(Path file, OptionSpec option, JsonNode value) {
        List<String> words = new ArrayList<>();
        if (value == null || value.isNull()) {
            return words;
        }
        String key = option.longestName().substring(DASHES.length());
        if (isFlag(option) && !value.isBoolean()) {
            throw new UsageException("%s: %s: expected true or false, found %s".formatted(file, key, value));
        }
        (value.isArray() ? value : JsonNodeFactory.instance.arrayNode().add(value)).forEach(one -> {
            if (!one.isValueNode() || one.isNull()) {
                throw new UsageException(
                        "%s: %s: expected a value, or a list of values, found %s".formatted(file, key, value));
            }
            words.add(one.asText());
        });
        return words;
    }

    private static List<String> words(ParseResult typed, OptionSpec option) {
        return isFlag(option)
                ? List.of(Boolean.toString(typed.matchedOptionValue(option.longestName(), true)))
                : typed.matchedOption(option.longestName()).originalStringValues();
    }

    private static List<String> arguments(OptionSpec option, List<String> words) {
        if (isFlag(option)) {
            return words.equals(List.of("true")) ? List.of(option.longestName()) : List.of();
        }
        return words.stream().map(word -> option.longestName() + "=" + word).toList();
    }

    /** File names made absolute; so are models that are files. */
    private static String place(OptionSpec option, Path base, String word) {
        if (option.type() == Path.class
                || Arrays.asList(option.auxiliaryTypes()).contains(Path.class)) {
            return base.resolve(word).normalize().toString();
        }
        if (option.longestName().equals(EvaluateModelOptions.MODEL)) {
            int name = word.indexOf('=') + 1;
            Path model = base.resolve(word.substring(name)).normalize();
            return Files.isRegularFile(model) ? word.substring(0, name) + model : word;
        }
        return word;
    }

    private static boolean isFlag(OptionSpec option) {
        return option.typeInfo().isBoolean();
    }

    /** What {@code parsed} says, for {@link #completed}. What it does not say is left out. */
    String text(ParseResult parsed) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Path here = Path.of("").toAbsolutePath();
        options.forEach((key, option) -> {
            if (parsed.hasMatchedOption(option)) {
                List<JsonNode> values = words(parsed, option).stream()
                        .map(word -> value(option, place(option, here, word)))
                        .toList();
                tree.set(key, values.size() == 1 ? values.get(0) : list(values));
            }
        });
        return YamlText.write(tree);
    }

    private static ArrayNode list(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    private static JsonNode value(OptionSpec option, String word) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Class<?> type = Optional.of(option.auxiliaryTypes())
                .filter(types -> types.length > 0)
                .<Class<?>>map(types -> types[0])
                .orElse(option.type());
        boolean isNumber =
                (type.isPrimitive() || Number.class.isAssignableFrom(type)) && word.matches("-?\\d+(\\.\\d+)?");
        return isFlag(option)
                ? json.booleanNode(Boolean.parseBoolean(word))
                : isNumber ? json.numberNode(new BigDecimal(word)) : json.textNode(word);
    }
}
