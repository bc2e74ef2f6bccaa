package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.project.Interaction.Accepted;
import dev.margo.annotate.project.Interaction.Chosen;
import dev.margo.annotate.project.Interaction.Cleared;
import dev.margo.annotate.project.Interaction.Created;
import dev.margo.annotate.project.Interaction.Deleted;
import dev.margo.annotate.project.Interaction.Drawn;
import dev.margo.annotate.project.Interaction.Ended;
import dev.margo.annotate.project.Interaction.Imported;
import dev.margo.annotate.project.Interaction.Marked;
import dev.margo.annotate.project.Interaction.Mode;
import dev.margo.annotate.project.Interaction.OnSlice;
import dev.margo.annotate.project.Interaction.Prompted;
import dev.margo.annotate.project.Interaction.Propagated;
import dev.margo.annotate.project.Interaction.Recoloured;
import dev.margo.annotate.project.Interaction.Renamed;
import dev.margo.annotate.project.Interaction.Shown;
import dev.margo.annotate.project.Interaction.Windowed;
import dev.margo.image.Axis;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.volume.Between;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Interactions as the journal holds them, masks and all. */
final class InteractionJson {
    private final VoxelGrid grid;

    InteractionJson(VoxelGrid grid) {
        this.grid = grid;
    }

    /** What the API and histories call it. */
    static String kind(Interaction done) {
        if (done instanceof Drawn drawn) {
            return drawn.how();
        } else if (done instanceof Accepted accepted) {
            return accepted.accepted() ? "accept" : "reopen";
        }
        return Kinds.of(done);
    }

    void put(ObjectNode json, Interaction done) {
        json.put("kind", Kinds.of(done));
        done.about().ifPresent(object -> json.put("object", object));
        if (done instanceof OnSlice there) {
            putSlice(json, there.slice());
        }
        putRest(json, done);
    }

    private static void putSlice(ObjectNode json, SliceName slice) {
        json.putObject("slice").put("axis", slice.letter()).put("index", slice.index());
    }

    private static void putRest(ObjectNode json, Interaction done) {
        if (done instanceof Created created) {
            json.put("name", created.name()).put("colour", Fields.text(created.colour()));
        } else if (done instanceof Renamed renamed) {
            json.put("name", renamed.name());
        } else if (done instanceof Recoloured recoloured) {
            json.put("colour", Fields.text(recoloured.colour()));
        } else if (done instanceof Shown shown) {
            json.put("visible", shown.visible());
        } else if (done instanceof Accepted accepted) {
            json.put("accepted", accepted.accepted());
        } else if (done instanceof Prompted prompted) {
            json.set("prompt", PromptJson.of(prompted.prompt()));
            json.set("answer", AnswerJson.of(prompted.answer()));
        } else if (done instanceof Chosen chosen) {
            json.put("candidate", chosen.candidate());
        } else if (done instanceof Drawn drawn) {
            json.put("mask", Runs.text(drawn.pixels()))
                    .put("mode", lower(drawn.mode()))
                    .put("how", drawn.how());
        } else if (done instanceof Propagated carried) {
            json.put("axis", lower(carried.axis()))
                    .put("between", carried.between().label());
            json.put("complete", carried.complete());
            masks(json.putObject("masks"), carried.masks());
        } else if (done instanceof Imported imported) {
            json.put("axis", lower(imported.axis()));
            labels(json.putArray("labels"), imported.labels());
        } else if (done instanceof Windowed windowed) {
            json.put("low", windowed.window().low())
                    .put("high", windowed.window().high());
        } else if (done instanceof Marked marked) {
            json.put("status", marked.status().label());
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void masks(ObjectNode json, SortedMap<Integer, Mask> masks) {
        masks.forEach((index, mask) -> json.put(Integer.toString(index), Runs.text(mask)));
    }

    private static void labels(ArrayNode json, List<Imported.Label> labels) {
        for (Imported.Label label : labels) {
            ObjectNode one = json.addObject().put("object", label.object()).put("name", label.name());
            one.put("colour", Fields.text(label.colour()));
            masks(one.putObject("masks"), label.body().slices());
        }
    }

    /** @throws IllegalArgumentException if it is no interaction of this grid */
    Interaction parse(JsonNode json) {
        String kind = Fields.text(json, "kind");
        return switch (kind) {
            case Kinds.PROPAGATE -> propagated(json);
            case Kinds.IMPORT -> imported(json);
            case Kinds.WINDOW ->
                new Windowed(new IntensityWindow.Range(Fields.number(json, "low"), Fields.number(json, "high")));
            case Kinds.MARK -> new Marked(WorkStatus.parse(Fields.text(json, "status")));
            default ->
                json.has("slice")
                        ? onSlice(
                                kind,
                                Fields.whole(json, "object"),
                                Fields.slice(json).requireIn(grid),
                                json)
                        : ofObject(kind, Fields.whole(json, "object"), json);
        };
    }

    private static Interaction ofObject(String kind, int object, JsonNode json) {
        return switch (kind) {
            case Kinds.CREATE ->
                new Created(object, Fields.text(json, "name"), Fields.colour(Fields.text(json, "colour")));
            case Kinds.RENAME -> new Renamed(object, Fields.text(json, "name"));
            case Kinds.RECOLOUR -> new Recoloured(object, Fields.colour(Fields.text(json, "colour")));
            case Kinds.SHOW -> new Shown(object, Fields.yes(json, "visible"));
            case Kinds.ACCEPT -> new Accepted(object, Fields.yes(json, "accepted"));
            case Kinds.DELETE -> new Deleted(object);
            default -> throw unknown(kind);
        };
    }

    private Interaction onSlice(String kind, int object, SliceName slice, JsonNode json) {
        Size size = SliceName.sizeOf(grid, slice.axis());
        return switch (kind) {
            case Kinds.PROMPT ->
                new Prompted(
                        object,
                        slice,
                        PromptJson.parse(json.path("prompt"), size),
                        AnswerJson.parse(json.path("answer"), size));
            case Kinds.CHOOSE -> new Chosen(object, slice, Fields.whole(json, "candidate"));
            case Kinds.DRAW ->
                new Drawn(
                        object,
                        slice,
                        Runs.parse(size, Fields.text(json, "mask")),
                        Mode.valueOf(Fields.text(json, "mode").toUpperCase(Locale.ROOT)),
                        Fields.text(json, "how"));
            case Kinds.CLEAR -> new Cleared(object, slice);
            case Kinds.END -> new Ended(object, slice);
            default -> throw unknown(kind);
        };
    }

    private static IllegalArgumentException unknown(String kind) {
        return new IllegalArgumentException("an interaction of kind '%s' is unknown".formatted(kind));
    }

    private Interaction propagated(JsonNode json) {
        Axis axis = Axis.parse(Fields.text(json, "axis"));
        return new Propagated(
                Fields.whole(json, "object"),
                axis,
                Between.parse(Fields.text(json, "between")),
                masks(json.path("masks"), SliceName.sizeOf(grid, axis)),
                Fields.yes(json, "complete"));
    }

    private Interaction imported(JsonNode json) {
        List<Imported.Label> labels = new ArrayList<>();
        for (JsonNode label : Fields.array(json, "labels")) {
            labels.add(new Imported.Label(
                    Fields.whole(label, "object"),
                    Fields.text(label, "name"),
                    Fields.colour(Fields.text(label, "colour")),
                    Body.of(grid, masks(label.path("masks"), SliceName.sizeOf(grid, Axis.Z)))));
        }
        return new Imported(labels, Axis.parse(Fields.text(json, "axis")));
    }

    static SortedMap<Integer, Mask> masks(JsonNode json, Size size) {
        SortedMap<Integer, Mask> masks = new TreeMap<>();
        json.properties()
                .forEach(entry -> masks.put(
                        Integer.parseInt(entry.getKey()),
                        Runs.parse(size, entry.getValue().asText())));
        return masks;
    }
}
