package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.mask.Vertex;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Scribble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One prompt of a prompts file: an object with one kind, and a label where the kind has one. */
final class PromptJson {
    private static final List<String> KINDS = List.of("box", "point", "scribble", "lasso", "recist", "mask");
    private static final List<String> LABELLED = List.of("point", "scribble");

    private PromptJson() {}

    /**
     * @param where of {@code node}, for messages
     * @param folder that the names of mask files are relative to
     * @throws IllegalArgumentException if it is no prompt
     */
    static Prompt read(JsonNode node, String where, Path folder) throws IOException {
        String kind = kind(node, where);
        JsonNode value = node.get(kind);
        String at = where + "." + kind;
        return switch (kind) {
            case "box" -> PromptText.box(numbers(value, at, 4));
            case "point" -> point(numbers(value, at, 2), label(node, where));
            case "scribble" -> new Scribble(places(value, at), label(node, where));
            case "lasso" -> new Lasso(places(value, at));
            case "recist" -> PromptText.recist(numbers(value, at, 4, 8));
            default -> MaskFile.read(folder.resolve(JsonShape.text(value, at)));
        };
    }

    private static String kind(JsonNode node, String where) {
        List<String> allowed = new ArrayList<>(KINDS);
        allowed.add("label");
        JsonShape.requireKeys(node, where, allowed);
        List<String> found = KINDS.stream().filter(node::has).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("%s has the kinds %s; expected one of %s in each prompt"
                    .formatted(where, found, String.join(", ", KINDS)));
        }
        if (node.has("label") && !LABELLED.contains(found.get(0))) {
            throw new IllegalArgumentException(
                    "%s: a %s has no label; only points and scribbles have".formatted(where, found.get(0)));
        }
        return found.get(0);
    }

    private static Label label(JsonNode node, String where) {
        JsonNode label = node.get("label");
        return label == null ? Label.FOREGROUND : PromptText.label(JsonShape.text(label, where + ".label"));
    }

    private static Point point(double[] place, Label label) {
        return new Point(place[0], place[1], label);
    }

    /** An array of {@code [x, y]}. */
    static List<Vertex> places(JsonNode node, String where) {
        List<Vertex> places = new ArrayList<>();
        for (JsonNode place : JsonShape.array(node, where)) {
            double[] xy = numbers(place, where + "[" + places.size() + "]", 2);
            places.add(new Vertex(xy[0], xy[1]));
        }
        return places;
    }

    private static double[] numbers(JsonNode node, String where, int... counts) {
        return JsonShape.numbers(node, where, counts);
    }
}
