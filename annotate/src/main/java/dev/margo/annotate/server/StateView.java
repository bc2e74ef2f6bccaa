package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.project.Answer;
import dev.margo.annotate.project.AnswerJson;
import dev.margo.annotate.project.Body;
import dev.margo.annotate.project.Fields;
import dev.margo.annotate.project.Interaction;
import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.Project;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.PromptJson;
import dev.margo.annotate.project.Runs;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.project.SliceNotes;
import dev.margo.annotate.project.Step;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.annotate.session.EmbeddingStatus;
import dev.margo.annotate.session.Propagation;
import dev.margo.image.Axis;
import dev.margo.image.IntensityWindow;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** States and steps as the API shows them. */
final class StateView {
    private static final double MM3_PER_ML = 1000;

    private StateView() {}

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode of(SliceName slice) {
        return node().put("axis", slice.letter()).put("index", slice.index());
    }

    static ObjectNode of(IntensityWindow.Range window) {
        return node().put("low", window.low()).put("high", window.high());
    }

    static ObjectNode of(EmbeddingStatus status) {
        ObjectNode json = node().put("status", lower(status.stage()));
        status.problem().ifPresent(problem -> json.put("message", problem));
        return json;
    }

    static ObjectNode of(Propagation propagation) {
        return node().put("object", propagation.object())
                .put("axis", lower(propagation.axis()))
                .put("between", propagation.between().label())
                .put("done", propagation.done())
                .put("slices", propagation.slices());
    }

    static ObjectNode of(Project.SaveStatus save) {
        ObjectNode json = node().put("status", save.problem().isPresent() ? "failed" : "saved");
        json.put("seq", save.seq()).put("bytes", save.bytes());
        save.problem().ifPresent(problem -> json.put("message", problem));
        return json;
    }

    static ObjectNode of(DocumentSession session) throws IOException {
        Project project = session.project();
        synchronized (project) { // one state, not parts of two
            ProjectState state = project.state();
            Optional<String> undo = project.undoable();
            Optional<String> redo = project.redoable();
            ObjectNode json = node().put("seq", project.seq()).put("status", lower(state.status()));
            json.put("canUndo", undo.isPresent()).put("canRedo", redo.isPresent());
            undo.ifPresent(kind -> json.put("undo", kind));
            redo.ifPresent(kind -> json.put("redo", kind));
            json.set("modelWindow", of(session.modelWindow()));
            ArrayNode objects = json.putArray("objects");
            state.objects().values().forEach(object -> objects.add(of(object, session)));
            session.propagation().ifPresent(running -> json.set("propagation", of(running)));
            json.set("save", of(project.saved()));
            return json;
        }
    }

    private static ObjectNode of(ObjectState object, DocumentSession session) {
        ObjectState.Look look = object.look();
        long voxels = object.body().voxels();
        ObjectNode json = node().put("id", object.id()).put("name", look.name());
        json.put("colour", Fields.text(look.colour())).put("visible", look.visible());
        json.put("accepted", look.accepted()).put("voxels", voxels);
        if (session.document().isSpacingKnown() && !session.document().isPicture()) {
            double mm3 = Math.abs(session.document().grid().toPatient().determinant());
            json.put("ml", voxels * mm3 / MM3_PER_ML);
        }
        object.body()
                .extent(Axis.Z)
                .ifPresent(range -> json.putArray("slices").add(range.first()).add(range.last()));
        ObjectNode annotated = json.putObject("annotated");
        object.annotated().forEach((axis, slices) -> {
            ArrayNode indices = annotated.putArray(lower(axis));
            slices.forEach(indices::add);
        });
        return json;
    }

    /** What a step has changed, by object. */
    static ArrayNode changed(Project.Done done) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Set<Integer> ids = new TreeSet<>(done.before().objects().keySet());
        ids.addAll(done.after().objects().keySet());
        for (int id : ids) {
            Body before = body(done.before(), id);
            Body after = body(done.after(), id);
            before.changes(after)
                    .ifPresent(range -> json.addObject()
                            .put("object", id)
                            .put("first", range.first())
                            .put("last", range.last()));
        }
        return json;
    }

    private static Body body(ProjectState state, int id) {
        ObjectState object = state.objects().get(id);
        return object == null ? Body.empty(state.grid()) : object.body();
    }

    /** The answer to one who has done something. */
    static ObjectNode acknowledgement(DocumentSession session, Project.Done done) throws IOException {
        ObjectNode json = node().put("seq", done.seq()).put("kind", Project.kind(done.step()));
        done.step().what().ifPresent(what -> put(json.put("id", done.step().id()), what, done));
        json.set("changed", changed(done));
        json.set("state", of(session));
        return json;
    }

    private static void put(ObjectNode json, Interaction what, Project.Done done) {
        what.about().ifPresent(object -> json.put("object", object));
        if (what instanceof Interaction.OnSlice there) {
            json.set("slice", of(there.slice()));
            json.put("mask", Runs.text(body(done.after(), there.object()).on(there.slice())));
            Optional.ofNullable(done.after().objects().get(there.object()))
                    .flatMap(object -> object.notes(there.slice()).answer())
                    .ifPresent(answer -> json.set("answer", AnswerJson.of(answer)));
        }
    }

    /** What was said on a slice. */
    static ObjectNode slice(DocumentSession session, SliceName slice) {
        ObjectNode json = of(slice);
        json.set("embedding", of(session.embedding(slice)));
        ArrayNode objects = json.putArray("objects");
        for (ObjectState object : session.project().state().objects().values()) {
            SliceNotes notes = object.notes(slice);
            if (!notes.prompts().isEmpty()) {
                ObjectNode one = objects.addObject().put("object", object.id());
                ArrayNode prompts = one.putArray("prompts");
                notes.prompts().forEach(prompt -> prompts.add(PromptJson.of(prompt)));
                Optional<Answer> answer = notes.answer();
                answer.ifPresent(given -> one.set("answer", AnswerJson.of(given)));
            }
        }
        return json;
    }

    static ObjectNode step(Project project, long seq) throws IOException {
        Step step = project.step(seq);
        ObjectNode json = node().put("seq", seq).put("id", step.id());
        json.put("time", step.time().toString()).put("kind", Project.kind(step));
        step.what().ifPresent(what -> {
            what.about().ifPresent(object -> json.put("object", object));
            if (what instanceof Interaction.OnSlice there) {
                json.set("slice", of(there.slice()));
            }
        });
        return json.put("done", !project.isUndone(seq));
    }
}
