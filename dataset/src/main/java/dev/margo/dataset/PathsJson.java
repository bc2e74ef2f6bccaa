package dev.margo.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A JSON object whose values are paths, or lists of paths. Read entry by entry, since it may be larger than memory. */
final class PathsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PathsJson() {}

    /** @throws DatasetLayoutException if the file holds something else */
    static void read(Path file, BiConsumer<String, List<String>> entries) throws IOException {
        try (JsonParser in = FACTORY.createParser(file.toFile())) {
            require(file, in, in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String key = in.currentName();
                entries.accept(key, paths(file, in));
            }
            require(file, in, in.currentToken() == JsonToken.END_OBJECT);
        } catch (JsonProcessingException e) {
            throw new DatasetLayoutException(
                    file,
                    "it is no JSON, from line %s on (%s); copy it again"
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()));
        }
    }

    private static List<String> paths(Path file, JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.VALUE_STRING) {
            return List.of(in.getText());
        }
        require(file, in, in.currentToken() == JsonToken.START_ARRAY);
        List<String> paths = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            paths.add(in.getText());
        }
        require(file, in, in.currentToken() == JsonToken.END_ARRAY);
        return paths;
    }

    private static void require(Path file, JsonParser in, boolean holds) throws IOException {
        if (!holds) {
            throw new DatasetLayoutException(
                    file,
                    "line %s: found %s; expected an object of paths, or lists of paths, by path"
                            .formatted(in.currentLocation().getLineNr(), in.currentToken()));
        }
    }
}
