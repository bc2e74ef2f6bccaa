package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Axis;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.prompt.Prompt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A whole state, for snapshots. */
final class StateJson {
    private StateJson() {}

    static void put(ObjectNode json, ProjectState state) {
        json.put("status", state.status().label());
        state.window()
                .ifPresent(window ->
                        json.putObject("window").put("low", window.low()).put("high", window.high()));
        ArrayNode objects = json.putArray("objects");
        state.objects().values().forEach(object -> put(objects.addObject(), object));
    }

    private static void put(ObjectNode json, ObjectState object) {
        ObjectState.Look look = object.look();
        json.put("id", object.id()).put("name", look.name()).put("colour", Fields.text(look.colour()));
        json.put("visible", look.visible()).put("accepted", look.accepted());
        InteractionJson.masks(json.putObject("masks"), object.body().slices());
        ArrayNode notes = json.putArray("notes");
        object.notes().forEach((slice, said) -> put(notes.addObject(), slice, said));
        ObjectNode annotated = json.putObject("annotated");
        object.annotated().forEach((axis, slices) -> slices.forEach(annotated.withArray(axis.name())::add));
    }

    private static void put(ObjectNode json, SliceName slice, SliceNotes said) {
        json.putObject("slice").put("axis", slice.letter()).put("index", slice.index());
        ArrayNode prompts = json.putArray("prompts");
        said.prompts().forEach(prompt -> prompts.add(PromptJson.of(prompt)));
        said.answer().ifPresent(answer -> json.set("answer", AnswerJson.of(answer)));
    }

    static ProjectState parse(JsonNode json, VoxelGrid grid) {
        Map<Integer, ObjectState> objects = new LinkedHashMap<>();
        for (JsonNode object : json.path("objects")) {
            ObjectState parsed = object(object, grid);
            objects.put(parsed.id(), parsed);
        }
        JsonNode window = json.path("window");
        Optional<IntensityWindow.Range> seen = window.isMissingNode()
                ? Optional.empty()
                : Optional.of(new IntensityWindow.Range(Fields.number(window, "low"), Fields.number(window, "high")));
        return new ProjectState(grid, objects, seen, WorkStatus.parse(Fields.text(json, "status")));
    }

    private static ObjectState object(JsonNode json, VoxelGrid grid) {
        ObjectState.Look look = new ObjectState.Look(
                Fields.text(json, "name"),
                Fields.colour(Fields.text(json, "colour")),
                Fields.yes(json, "visible"),
                Fields.yes(json, "accepted"));
        Map<SliceName, SliceNotes> notes = new HashMap<>();
        for (JsonNode said : json.path("notes")) {
            SliceName slice = Fields.slice(said);
            notes.put(slice, notes(said, SliceName.sizeOf(grid, slice.axis())));
        }
        Map<Axis, SortedSet<Integer>> annotated = new EnumMap<>(Axis.class);
        json.path("annotated").properties().forEach(entry -> {
            SortedSet<Integer> slices = new TreeSet<>();
            entry.getValue().forEach(index -> slices.add(index.asInt()));
            annotated.put(Axis.parse(entry.getKey()), slices);
        });
        Body body = Body.of(grid, InteractionJson.masks(json.path("masks"), SliceName.sizeOf(grid, Axis.Z)));
        return new ObjectState(Fields.whole(json, "id"), look, body, notes, annotated);
    }

    private static SliceNotes notes(JsonNode json, Size size) {
        List<Prompt> prompts = new ArrayList<>();
        json.path("prompts").forEach(prompt -> prompts.add(PromptJson.parse(prompt, size)));
        return new SliceNotes(
                prompts,
                json.has("answer") ? Optional.of(AnswerJson.parse(json.path("answer"), size)) : Optional.empty());
    }
}
