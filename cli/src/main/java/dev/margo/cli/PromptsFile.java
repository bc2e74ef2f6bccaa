package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects of one image, as {@code --prompts} takes them; its help shows the schema. */
final class PromptsFile {
    private final Path file;

    private PromptsFile(Path file) {
        this.file = file;
    }

    /** @throws UsageException if the file says something that is not in the schema */
    static List<PromptedObject> read(Path file) throws IOException {
        JsonNode root = JsonFile.parse(file, TextFile.read(file));
        try {
            return new PromptsFile(file).objects(root);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    private List<PromptedObject> objects(JsonNode root) throws IOException {
        JsonShape.requireKeys(root, "the file", List.of("objects"));
        List<PromptedObject> objects = new ArrayList<>();
        for (JsonNode node : JsonShape.array(root.get("objects"), "objects")) {
            objects.add(object(node, objects.size()));
        }
        if (objects.isEmpty()) {
            throw new IllegalArgumentException("objects is empty; expected at least one");
        }
        requireDistinct(objects);
        return objects;
    }

    private PromptedObject object(JsonNode node, int index) throws IOException {
        String where = "objects[%s]".formatted(index);
        ObjectLabel label = ObjectLabel.read(node, where, index);
        return new PromptedObject(label.id(), label.name(), prompts(node.get("prompts"), where + ".prompts"));
    }

    private ObjectPrompts prompts(JsonNode nodes, String where) throws IOException {
        List<Prompt> prompts = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        for (JsonNode node : JsonShape.array(nodes, where)) {
            String at = "%s[%s]".formatted(where, prompts.size());
            try {
                prompts.add(PromptJson.read(node, at, folder));
            } catch (IllegalArgumentException e) {
                boolean placed = e.getMessage().startsWith(where);
                throw placed ? e : new IllegalArgumentException(at + ": " + e.getMessage(), e);
            }
        }
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException(where + " is empty; expected at least one prompt");
        }
        return new ObjectPrompts(prompts);
    }

    private static void requireDistinct(List<PromptedObject> objects) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < objects.size(); i++) {
            if (!seen.add(objects.get(i).id())) {
                throw new IllegalArgumentException(
                        "objects[%s] has id %s, which an earlier object has; give each its own, or leave all ids out"
                                .formatted(i, objects.get(i).id()));
            }
        }
    }
}
