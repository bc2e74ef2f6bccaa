package dev.margo.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads {@code known-models.json}. A fault in that file is a fault of Margo's, hence {@link IllegalStateException}.
 *
 * <p>{@code url} is the file, or the words {@value #BY_HAND}; {@code checksums} is a list, or the words {@value
 * #NONE_PUBLISHED}; {@code evidence} says who states the checksum and the length, for whoever reviews the file.
 */
final class KnownModelsJson {
    static final String BY_HAND = "by hand";
    static final String NONE_PUBLISHED = "none published";
    private static final String RESOURCE = "known-models.json";
    private static final Set<String> FIELDS = Set.of(
            "name", "file", "purpose", "preprocessing", "licence", "page", "url", "checksums", "bytes", "evidence");

    private KnownModelsJson() {}

    static List<KnownModel> read() {
        try (InputStream in = KnownModelsJson.class.getResourceAsStream(RESOURCE)) {
            return parse(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static List<KnownModel> parse(JsonNode models) {
        List<KnownModel> read = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode node : models) {
            KnownModel model = model(node);
            if (!taken.add(model.name()) || !taken.add(model.fileName())) {
                throw fault(node, "has a name or file name that an earlier entry has");
            }
            read.add(model);
        }
        return List.copyOf(read);
    }

    private static KnownModel model(JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw fault(node, "has the unknown field '" + field + "'");
            }
        });
        text(node, "evidence");
        try {
            return new KnownModel(
                    text(node, "name"),
                    text(node, "file"),
                    source(node),
                    text(node, "preprocessing"),
                    text(node, "purpose"));
        } catch (IllegalArgumentException e) {
            throw fault(node, e.getMessage());
        }
    }

    private static ModelSource source(JsonNode node) {
        String url = text(node, "url");
        return new ModelSource(
                URI.create(text(node, "page")),
                url.equals(BY_HAND) ? Optional.empty() : Optional.of(URI.create(url)),
                text(node, "licence"),
                checksums(node),
                node.has("bytes") ? OptionalLong.of(node.get("bytes").longValue()) : OptionalLong.empty());
    }

    private static List<Checksum> checksums(JsonNode node) {
        JsonNode listed = node.path("checksums");
        if (listed.isArray() && !listed.isEmpty()) {
            List<Checksum> checksums = new ArrayList<>();
            listed.forEach(one -> checksums.add(Checksum.parse(one.asText())));
            return checksums;
        }
        if (NONE_PUBLISHED.equals(listed.textValue())) {
            return List.of();
        }
        throw fault(node, "needs checksums, a list or the words '" + NONE_PUBLISHED + "'");
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).textValue();
        if (value == null || value.isBlank()) {
            throw fault(node, "needs the text '" + field + "'");
        }
        return value;
    }

    private static IllegalStateException fault(JsonNode node, String what) {
        return new IllegalStateException(
                "%s: entry '%s' %s".formatted(RESOURCE, node.path("name").asText("without a name"), what));
    }
}
