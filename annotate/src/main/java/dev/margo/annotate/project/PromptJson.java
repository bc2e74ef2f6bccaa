package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Size;
import dev.margo.mask.Vertex;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import dev.margo.prompt.Scribble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prompts as the API and the journal write them. */
public final class PromptJson {
    private static final int MOST_VERTICES = 10_000;
    private static final int ENDS = 4;

    private PromptJson() {}

    public static ObjectNode of(Prompt prompt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (prompt instanceof Point point) {
            json.put("kind", "point").put("x", point.x()).put("y", point.y()).put("label", label(point.label()));
        } else if (prompt instanceof Box box) {
            json.put("kind", "box")
                    .put("x0", box.x0())
                    .put("y0", box.y0())
                    .put("x1", box.x1())
                    .put("y1", box.y1());
        } else if (prompt instanceof Scribble scribble) {
            json.put("kind", "scribble").put("label", label(scribble.label()));
            line(json.putArray("points"), scribble.polyline());
        } else if (prompt instanceof Lasso lasso) {
            json.put("kind", "lasso");
            line(json.putArray("points"), lasso.polygon());
        } else if (prompt instanceof Recist recist) {
            json.put("kind", "recist");
            diameter(json.putArray("long"), recist.longAxis());
            recist.shortAxis().ifPresent(across -> diameter(json.putArray("short"), across));
        } else if (prompt instanceof BinaryMaskPrompt hint) {
            json.put("kind", "hint").put("mask", Runs.text(hint.mask()));
        } else {
            throw new IllegalStateException("no JSON for a prompt of " + prompt.getClass());
        }
        return json;
    }

    private static String label(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private static void line(ArrayNode json, List<Vertex> vertices) {
        vertices.forEach(vertex -> json.addArray().add(vertex.x()).add(vertex.y()));
    }

    private static void diameter(ArrayNode json, Recist.Diameter diameter) {
        json.add(diameter.from().x())
                .add(diameter.from().y())
                .add(diameter.to().x())
                .add(diameter.to().y());
    }

    /**
     * The inverse of {@link #of}, for a slice of {@code size}.
     *
     * @throws IllegalArgumentException if it is no prompt
     */
    public static Prompt parse(JsonNode json, Size size) {
        String kind = Fields.text(json, "kind");
        return switch (kind) {
            case "point" -> new Point(Fields.number(json, "x"), Fields.number(json, "y"), label(json));
            case "box" ->
                new Box(
                        Fields.number(json, "x0"),
                        Fields.number(json, "y0"),
                        Fields.number(json, "x1"),
                        Fields.number(json, "y1"));
            case "scribble" -> new Scribble(vertices(json), label(json));
            case "lasso" -> new Lasso(vertices(json));
            case "recist" -> recist(json);
            case "hint" -> new BinaryMaskPrompt(Runs.parse(size, Fields.text(json, "mask")));
            default ->
                throw new IllegalArgumentException(
                        "prompt kind '%s' is unknown; write point, box, scribble, lasso, recist or hint"
                                .formatted(kind));
        };
    }

    private static Label label(JsonNode json) {
        String label = Fields.text(json, "label");
        return switch (label) {
            case "foreground" -> Label.FOREGROUND;
            case "background" -> Label.BACKGROUND;
            default ->
                throw new IllegalArgumentException(
                        "label '%s' is unknown; write foreground or background".formatted(label));
        };
    }

    /** The places of field {@code points}. */
    public static List<Vertex> vertices(JsonNode json) {
        JsonNode points = Fields.array(json, "points");
        if (points.size() > MOST_VERTICES) {
            throw new IllegalArgumentException(
                    "a line through %s places; expected at most %s".formatted(points.size(), MOST_VERTICES));
        }
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode point : points) {
            double[] xy = Fields.numbers("points", point, 2);
            vertices.add(new Vertex(xy[0], xy[1]));
        }
        return vertices;
    }

    private static Recist recist(JsonNode json) {
        double[] axis = Fields.numbers("long", Fields.array(json, "long"), ENDS);
        Recist recist = Recist.of(axis[0], axis[1], axis[2], axis[3]);
        if (!json.has("short")) {
            return recist;
        }
        double[] across = Fields.numbers("short", Fields.array(json, "short"), ENDS);
        return recist.withShortAxis(across[0], across[1], across[2], across[3]);
    }
}
