package dev.margo.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** YAML of keys and values, such as {@code strategy: medicosam}. */
public final class YamlText {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .build();

    private YamlText() {}

    /**
     * The content of {@code file}; nothing is in it if it is empty.
     *
     * @param example for the message to whoever gives something else
     * @throws IllegalArgumentException if it is no YAML of keys and values
     */
    public static ObjectNode read(Path file, String example) throws IOException {
        try {
            return parse(file.toString(), Files.readString(file), example);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": not a text file; expected YAML in UTF-8", e);
        }
    }

    /** As {@link #read}, of {@code yaml}, which messages call {@code name}. */
    public static ObjectNode parse(String name, String yaml, String example) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException("%s%s: not YAML: %s".formatted(name, where, what), e);
        }
        throw new IllegalArgumentException("%s: expected keys and values such as '%s'".formatted(name, example));
    }

    /** A single value, a list, or keys and values. */
    public static JsonNode value(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }

    /** What {@link #parse} reads as {@code tree}. */
    public static String write(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
