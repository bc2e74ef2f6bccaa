package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.journal.JournalException;
import dev.margo.image.VoxelGrid;
import dev.margo.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code project.json}: what a project is of, and how far it is, for those who do not open it.
 *
 * @param size voxels along x, y and z
 */
public record ProjectFile(ProjectSubject subject, String size, WorkStatus status, int objects) {
    static final String NAME = "project.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ProjectFile of(ProjectSubject subject, ProjectState state) {
        return new ProjectFile(
                subject,
                state.grid().toString(),
                state.status(),
                state.objects().size());
    }

    void write(Path folder) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).put("image", subject.image());
        subject.series().ifPresent(series -> json.put("series", series));
        json.put("size", size);
        json.put("status", status.label()).put("objects", objects);
        AtomicFile.write(
                folder.resolve(NAME), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    /** Of the project in {@code folder}; nothing if there is none, or its file is damaged. */
    public static Optional<ProjectFile> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            return Optional.of(new ProjectFile(
                    new ProjectSubject(Fields.text(json, "image"), Fields.optionalText(json, "series")),
                    Fields.text(json, "size"),
                    WorkStatus.parse(Fields.text(json, "status")),
                    Fields.whole(json, "objects")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // it says nothing that the journal does not
        }
    }

    /** @throws JournalException if the project is of an image of another size */
    void requireOf(Path folder, VoxelGrid grid) throws JournalException {
        if (!size.equals(grid.toString())) {
            throw new JournalException(
                    folder,
                    "the project is of an image of %s voxels, but the image has %s; move the folder away to begin anew"
                            .formatted(size, grid));
        }
    }
}
