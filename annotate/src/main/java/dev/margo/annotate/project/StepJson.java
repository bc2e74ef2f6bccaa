package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.VoxelGrid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Records of the journal as bytes: JSON in UTF-8. */
final class StepJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InteractionJson interactions;

    StepJson(VoxelGrid grid) {
        interactions = new InteractionJson(grid);
    }

    byte[] of(Step step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", step.id()).put("time", step.time().toString());
        step.what()
                .ifPresentOrElse(
                        what -> interactions.put(json, what),
                        () -> json.put("kind", step.kind().name().toLowerCase(Locale.ROOT)));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if it is none, as a record of a later version is */
    Step parse(byte[] record) throws IOException {
        JsonNode json = MAPPER.readTree(record);
        try {
            String kind = Fields.text(json, "kind");
            Instant time = Instant.parse(Fields.text(json, "time"));
            return switch (kind) {
                case "undo" -> new Step(Fields.text(json, "id"), time, Step.Kind.UNDO, Optional.empty());
                case "redo" -> new Step(Fields.text(json, "id"), time, Step.Kind.REDO, Optional.empty());
                default -> Step.of(Fields.text(json, "id"), time, interactions.parse(json));
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    "a record is not understood (%s); was it written by a later version of Margo?"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
