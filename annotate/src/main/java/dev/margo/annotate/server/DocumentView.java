package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.document.Document;
import dev.margo.annotate.document.View;
import dev.margo.annotate.document.WorkItem;
import dev.margo.annotate.export.ExportFormat;
import dev.margo.annotate.export.Measurement;
import dev.margo.annotate.project.ProjectFile;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.project.WorkStatus;
import dev.margo.annotate.session.Desk;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.image.Axis;
import dev.margo.image.Size;
import dev.margo.image.SliceOrientation;
import dev.margo.image.VoxelGrid;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Documents and items of the work list as the API shows them. */
final class DocumentView {
    private DocumentView() {}

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode workList(Desk desk) throws IOException {
        ObjectNode json = node();
        ArrayNode items = json.putArray("items");
        for (WorkItem item : desk.workList().items()) {
            items.add(item(desk, item));
        }
        return json;
    }

    private static ObjectNode item(Desk desk, WorkItem item) throws IOException {
        ObjectNode json = node().put("id", item.id()).put("name", item.name());
        boolean open = desk.isOpen(item.id());
        Optional<DocumentSession> session = open ? desk.document(item.id()) : Optional.empty();
        if (session.isPresent()) {
            ProjectState state = session.get().project().state();
            json.put("status", state.status().label())
                    .put("objects", state.objects().size());
        } else {
            Optional<ProjectFile> file = ProjectFile.read(item.project());
            json.put(
                    "status",
                    file.map(ProjectFile::status).orElse(WorkStatus.NEW).label());
            file.ifPresent(known -> json.put("objects", known.objects()));
        }
        json.put("open", open);
        desk.problem(item.id()).ifPresent(problem -> json.put("problem", problem));
        return json;
    }

    static ObjectNode document(DocumentSession session) throws IOException {
        Document document = session.document();
        VoxelGrid grid = document.grid();
        ObjectNode json =
                node().put("id", session.id()).put("name", document.item().name());
        json.put("kind", document.isPicture() ? "picture" : "volume");
        json.putArray("size").add(grid.width()).add(grid.height()).add(grid.depth());
        json.put("channels", document.volume().layout().channels());
        numbers(json.putArray("spacingMm"), grid.toPatient().spacing());
        json.put("spacingKnown", document.isSpacingKnown());
        numbers(json.putArray("affine"), grid.toPatient().toArray());
        json.put("orientation", grid.toPatient().letters()).put("times", document.times());
        json.set("voxels", voxels(document));
        json.set("window", StateView.of(document.window()));
        json.put("defaultAxis", StateView.lower(document.defaultAxis()));
        ArrayNode views = json.putArray("views");
        document.views().forEach(view -> views.add(view(view, grid)));
        ArrayNode formats = json.putArray("formats");
        Arrays.stream(ExportFormat.values())
                .filter(format -> format.suits(document))
                .forEach(format -> formats.add(format.label()));
        notes(session).forEach(json.putArray("notes")::add);
        json.set("state", StateView.of(session));
        return json;
    }

    private static void numbers(ArrayNode json, double[] numbers) {
        for (double number : numbers) {
            json.add(number);
        }
    }

    private static ObjectNode voxels(Document document) {
        return node().put("type", StateView.lower(document.voxelType()))
                .put("bytes", document.voxelBytes())
                .put("slope", document.volume().intensity().slope())
                .put("intercept", document.volume().intensity().intercept())
                .put("intensity", StateView.lower(document.volume().intensity().kind()))
                .put("least", document.range().low())
                .put("greatest", document.range().high());
    }

    private static ObjectNode view(View view, VoxelGrid grid) {
        Size size = SliceName.sizeOf(grid, view.axis());
        double[] mm = grid.toPatient().spacing();
        ObjectNode json = node().put("axis", StateView.lower(view.axis())).put("plane", view.plane());
        json.put("slices", grid.size(view.axis())).put("width", size.width()).put("height", size.height());
        json.put("spacingX", view.axis() == Axis.X ? mm[1] : mm[0]);
        json.put("spacingY", view.axis() == Axis.Z ? mm[1] : mm[2]);
        SliceOrientation shown = view.orientation();
        if (!view.isPicture()) {
            json.putObject("letters")
                    .put("left", String.valueOf(shown.left()))
                    .put("right", String.valueOf(shown.right()))
                    .put("top", String.valueOf(shown.top()))
                    .put("bottom", String.valueOf(shown.bottom()));
        }
        json.putObject("display")
                .put("swapped", shown.swapped())
                .put("flippedX", shown.flippedX())
                .put("flippedY", shown.flippedY());
        return json;
    }

    private static List<String> notes(DocumentSession session) {
        return session.project().recovery().note().stream().toList();
    }

    static ObjectNode measurements(DocumentSession session) {
        ObjectNode json = node();
        ArrayNode rows = json.putArray("rows");
        for (Measurement row :
                Measurement.of(session.document(), session.project().state())) {
            ObjectNode one = rows.addObject().put("object", row.object()).put("name", row.name());
            one.put("voxels", row.voxels());
            row.ml().ifPresent(ml -> one.put("ml", ml));
            row.diameter()
                    .ifPresent(in -> one.put("longest", in.longest())
                            .put("across", in.across())
                            .put("slice", in.slice()));
            one.put("unit", row.unit());
        }
        return json;
    }
}
