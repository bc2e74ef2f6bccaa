package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Axis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The objects of one volume, as {@code margo segment3d --prompts} takes them: prompts as for pictures, each with its slice. */
final class VolumePromptsFile {
    private static final int MOST_SLICE = 1_000_000;

    private final Path folder; // that names of mask files are relative to

    private VolumePromptsFile(Path folder) {
        this.folder = folder;
    }

    /** @throws UsageException if the file says something that is not in the schema */
    static VolumePrompts read(Path file) throws IOException {
        JsonNode root = JsonFile.parse(file, TextFile.read(file));
        try {
            JsonShape.requireKeys(root, "the file", List.of("axis", "objects"));
            Optional<Axis> axis = root.has("axis")
                    ? Optional.of(Axis.parse(JsonShape.text(root.get("axis"), "axis")))
                    : Optional.empty();
            Path folder = file.toAbsolutePath().getParent();
            return new VolumePrompts(axis, new VolumePromptsFile(folder).objects(root.get("objects")));
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    private List<PromptedInVolume> objects(JsonNode nodes) throws IOException {
        List<PromptedInVolume> objects = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode node : JsonShape.array(nodes, "objects")) {
            PromptedInVolume object = object(node, objects.size());
            if (!ids.add(object.id())) {
                throw new IllegalArgumentException(
                        "objects[%s] has id %s, which an earlier object has; give each its own"
                                .formatted(objects.size(), object.id()));
            }
            objects.add(object);
        }
        if (objects.isEmpty()) {
            throw new IllegalArgumentException("objects is empty; expected at least one");
        }
        return objects;
    }

    private PromptedInVolume object(JsonNode node, int index) throws IOException {
        String where = "objects[%s]".formatted(index);
        ObjectLabel label = ObjectLabel.read(node, where, index);
        List<SlicePrompts> said = new ArrayList<>();
        for (JsonNode prompt : JsonShape.array(node.get("prompts"), where + ".prompts")) {
            said.add(located(prompt, "%s.prompts[%s]".formatted(where, said.size())));
        }
        try {
            return PromptedInVolume.of(label.id(), label.name(), said);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private SlicePrompts located(JsonNode node, String where) throws IOException {
        try {
            return prompt(node, where);
        } catch (IllegalArgumentException e) {
            boolean placed = e.getMessage().startsWith(where);
            throw placed ? e : new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private SlicePrompts prompt(JsonNode node, String where) throws IOException {
        if (!(node instanceof ObjectNode said) || !said.has("slice")) {
            throw new IllegalArgumentException(
                    where + " has no slice; expected one in each prompt, such as \"slice\": 42");
        }
        int slice = JsonShape.wholeNumber(said.get("slice"), where + ".slice", 0, MOST_SLICE);
        if (said.has("end")) {
            JsonShape.requireKeys(said, where, List.of("slice", "end"));
            if (!said.get("end").isBoolean() || !said.get("end").booleanValue()) {
                throw new IllegalArgumentException(
                        "%s.end is %s; expected true, or leave it out".formatted(where, said.get("end")));
            }
            return SlicePrompts.end(slice);
        }
        ObjectNode rest = said.deepCopy();
        rest.remove("slice");
        return SlicePrompts.of(slice, PromptJson.read(rest, where, folder));
    }
}
