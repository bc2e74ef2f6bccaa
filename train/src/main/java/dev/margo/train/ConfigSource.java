package dev.margo.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.margo.config.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a {@link TrainingConfig} is read from: a YAML file or none, and what flags put in its place. */
public final class ConfigSource {
    private static final String EXAMPLE = "strategy: medicosam";

    private final String name;
    private final Path base;
    private final ObjectNode tree;

    private ConfigSource(String name, Path base, ObjectNode tree) {
        this.name = name;
        this.base = base;
        this.tree = tree;
    }

    /** Nothing but defaults. */
    public static ConfigSource empty() {
        return new ConfigSource("configuration", Path.of("").toAbsolutePath(), JsonNodeFactory.instance.objectNode());
    }

    /**
     * A YAML file. File names in it count from its folder.
     *
     * @throws TrainingConfigException if it is no YAML, or no list of keys and values
     */
    public static ConfigSource of(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new ConfigSource(file.toString(), folder, read(file));
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            return YamlText.read(file, EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new TrainingConfigException(e.getMessage(), e);
        }
    }

    static ObjectNode parse(String name, String yaml) {
        try {
            return YamlText.parse(name, yaml, EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new TrainingConfigException(e.getMessage(), e);
        }
    }

    ConfigNode root() {
        return new ConfigNode(new ConfigNode.Place(name, "", base), tree.deepCopy());
    }

    /** Puts a text, such as a file name, at {@code key}, such as {@code schedule.decay} or {@code data[0].images}. */
    public ConfigSource set(String key, String value) {
        return put(key, TextNode.valueOf(value));
    }

    public ConfigSource set(String key, long value) {
        return put(key, LongNode.valueOf(value));
    }

    public ConfigSource set(String key, double value) {
        return put(key, DoubleNode.valueOf(value));
    }

    public ConfigSource set(String key, boolean value) {
        return put(key, BooleanNode.valueOf(value));
    }

    public ConfigSource set(String key, List<String> values) {
        ArrayNode list = tree.arrayNode();
        values.forEach(list::add);
        return put(key, list);
    }

    /** Puts what {@code yaml} says at {@code key}. */
    public ConfigSource setYaml(String key, String yaml) {
        try {
            return put(key, YamlText.value(yaml));
        } catch (JsonProcessingException e) {
            throw new TrainingConfigException("%s: '%s' is not YAML".formatted(key, yaml), e);
        }
    }

    /** Takes {@code key}, on the top level, away. */
    public ConfigSource remove(String key) {
        tree.remove(key);
        return this;
    }

    /** Takes {@code key} of {@code section} away. */
    public ConfigSource remove(String section, String key) {
        if (tree.get(section) instanceof ObjectNode there) {
            there.remove(key);
        }
        return this;
    }

    private ConfigSource put(String key, JsonNode value) {
        String[] steps = key.split("\\.");
        ObjectNode at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            at = steps[i].endsWith("]") ? element(at, steps[i]) : section(at, steps[i]);
        }
        at.set(steps[steps.length - 1], value);
        return this;
    }

    /** A value of another kind is replaced: whoever sets a key in it means it to be a section. */
    private static ObjectNode section(ObjectNode of, String key) {
        return of.get(key) instanceof ObjectNode there ? there : of.putObject(key);
    }

    private static ObjectNode element(ObjectNode of, String key) {
        String list = key.substring(0, key.indexOf('['));
        int index = Integer.parseInt(key.substring(list.length() + 1, key.length() - 1));
        ArrayNode elements = of.get(list) instanceof ArrayNode there ? there : of.putArray(list);
        while (elements.size() <= index) {
            elements.addObject();
        }
        return (ObjectNode) elements.get(index);
    }
}
