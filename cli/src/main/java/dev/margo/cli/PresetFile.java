package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.io.AtomicFile;
import dev.margo.volume.Between;
import dev.margo.volume.BoxGrowth;
import dev.margo.volume.Projection;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Settings of propagation in a file, and in {@code found} how they were found, for people. */
final class PresetFile {
    private static final List<String> KEYS = List.of("projection", "boxGrowth", "iou", "between", "found");

    private PresetFile() {}

    /** @throws UsageException if it is no preset */
    static PropagationSettings read(Path file) throws IOException {
        JsonNode root = JsonFile.parse(file, TextFile.read(file));
        return UsageException.about(file, () -> {
            JsonShape.requireKeys(root, "the file", KEYS);
            Projection projection = Projection.parse(JsonShape.text(root.get("projection"), "projection"));
            return new PropagationSettings(
                    projection.withGrowth(new BoxGrowth(number(root, "boxGrowth"))),
                    number(root, "iou"),
                    Between.parse(JsonShape.text(root.get("between"), "between")));
        });
    }

    private static double number(JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node == null || !node.isNumber()) {
            throw new IllegalArgumentException("%s is %s; expected a number".formatted(key, node));
        }
        return node.doubleValue();
    }

    static ObjectNode json(PropagationSettings settings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("projection", settings.projection().label());
        root.put("boxGrowth", settings.projection().growth().amount());
        root.put("iou", settings.leastIou());
        root.put("between", settings.between().label());
        return root;
    }

    /** Creates or replaces {@code file}, whole. */
    static void write(Path file, PropagationSettings settings, ObjectNode found) throws IOException {
        ObjectNode root = json(settings);
        root.set("found", found);
        byte[] text = (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        Interruption.guard(file, () -> AtomicFile.write(file, text));
    }

    /** For people. */
    static String text(PropagationSettings settings) {
        return "projection %s, box growth %s, IoU %s, %s"
                .formatted(
                        settings.projection().label(),
                        settings.projection().growth().amount(),
                        settings.leastIou(),
                        settings.between().label());
    }
}
