package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.annotate.project.Fields;
import dev.margo.annotate.project.Interaction;
import dev.margo.annotate.project.Interaction.Mode;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.PromptJson;
import dev.margo.annotate.project.Runs;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.project.WorkStatus;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.annotate.session.Stroke;
import dev.margo.image.Colour;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.mask.Connectivity;
import dev.margo.mask.Mask;
import dev.margo.mask.Regions;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A step that a client asks for. */
record InteractionRequest(JsonNode json, DocumentSession session) {
    private static final int LONGEST_NAME = 200;

    /** The id that the client has given, or a new one. */
    String id() {
        return Fields.optionalText(json, "id")
                .map(text -> UUID.fromString(text).toString())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    OptionalLong expectedSeq() {
        return json.has("seq") ? OptionalLong.of(Fields.whole(json, "seq")) : OptionalLong.empty();
    }

    /**
     * The step, complete with what a model has to say.
     *
     * @throws IllegalArgumentException if it is none
     */
    Interaction interaction(ProjectState state) {
        String kind = Fields.text(json, "kind");
        return switch (kind) {
            case "create" -> created(state);
            case "window" ->
                new Interaction.Windowed(
                        IntensityWindow.range(Fields.number(json, "low"), Fields.number(json, "high")));
            case "mark" -> new Interaction.Marked(status());
            default -> json.has("slice") ? onSlice(kind, state) : ofObject(kind);
        };
    }

    private WorkStatus status() {
        WorkStatus status = WorkStatus.parse(Fields.text(json, "status"));
        if (status == WorkStatus.NEW) {
            throw new IllegalArgumentException(
                    "status 'new' is for what nobody has begun; write started, done or skipped");
        }
        return status;
    }

    private int object() {
        return Fields.whole(json, "object");
    }

    private Interaction created(ProjectState state) {
        int id = state.nextId();
        return new Interaction.Created(
                id,
                name().orElse(ProjectState.nameOf(id)),
                Fields.optionalText(json, "colour").map(Fields::colour).orElse(Colour.ofLabel(id)));
    }

    private Optional<String> name() {
        Optional<String> name = Fields.optionalText(json, "name");
        if (name.filter(text -> text.isBlank() || text.length() > LONGEST_NAME).isPresent()) {
            throw new IllegalArgumentException(
                    "a name is neither blank nor longer than %s characters".formatted(LONGEST_NAME));
        }
        return name;
    }

    private Interaction ofObject(String kind) {
        return switch (kind) {
            case "rename" ->
                new Interaction.Renamed(
                        object(),
                        name().orElseThrow(() -> new IllegalArgumentException("field 'name' should be a text")));
            case "recolour" -> new Interaction.Recoloured(object(), Fields.colour(Fields.text(json, "colour")));
            case "show" -> new Interaction.Shown(object(), Fields.yes(json, "visible"));
            case "accept" -> new Interaction.Accepted(object(), true);
            case "reopen" -> new Interaction.Accepted(object(), false);
            case "delete" -> new Interaction.Deleted(object());
            default -> throw unknown(kind);
        };
    }

    private Interaction onSlice(String kind, ProjectState state) {
        SliceName slice = Fields.slice(json).requireIn(state.grid());
        Size size = SliceName.sizeOf(state.grid(), slice.axis());
        return switch (kind) {
            case "prompt" -> session.prompted(state, object(), slice, PromptJson.parse(json.path("prompt"), size));
            case "choose" -> new Interaction.Chosen(object(), slice, Fields.whole(json, "candidate"));
            case "brush" -> brushed(slice);
            case "mask" ->
                new Interaction.Drawn(object(), slice, Runs.parse(size, Fields.text(json, "mask")), mode(), "mask");
            case "tidy" ->
                new Interaction.Drawn(
                        object(), slice, tidied(state.object(object()).body().on(slice)), Mode.REPLACE, "tidy");
            case "clear" -> new Interaction.Cleared(object(), slice);
            case "end" -> new Interaction.Ended(object(), slice);
            default -> throw unknown(kind);
        };
    }

    private static IllegalArgumentException unknown(String kind) {
        return new IllegalArgumentException(
                "an interaction of kind '%s' with these fields is unknown; see /api/v1/openapi.yaml".formatted(kind));
    }

    private Interaction brushed(SliceName slice) {
        double radius = Fields.number(json, "radius");
        Stroke stroke = new Stroke(PromptJson.vertices(json), radius, session.alongColumn(slice, radius));
        Optional<IntensityWindow.Range> range = Optional.empty();
        if (json.has("range")) {
            double[] values = Fields.numbers("range", json.path("range"), 2);
            range = Optional.of(new IntensityWindow.Range(values[0], values[1]));
        }
        return session.painted(object(), slice, stroke, json.has("erase") && Fields.yes(json, "erase"), range);
    }

    private Mode mode() {
        String mode = Fields.text(json, "mode");
        return switch (mode) {
            case "replace", "add", "erase" -> Mode.valueOf(mode.toUpperCase(Locale.ROOT));
            default ->
                throw new IllegalArgumentException("mode '%s' is unknown; write replace, add or erase".formatted(mode));
        };
    }

    private Mask tidied(Mask mask) {
        String what = Fields.text(json, "what");
        return switch (what) {
            case "fill-holes" -> Regions.fillHoles(mask);
            case "largest-island" -> Regions.largestIsland(mask, Connectivity.EIGHT);
            default ->
                throw new IllegalArgumentException(
                        "'%s' is no way to tidy; write fill-holes or largest-island".formatted(what));
        };
    }
}
