package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.document.Document;
import dev.margo.annotate.export.Export;
import dev.margo.annotate.export.ExportFormat;
import dev.margo.annotate.export.LabelImport;
import dev.margo.annotate.journal.NotSavedException;
import dev.margo.annotate.project.Fields;
import dev.margo.annotate.project.Project;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.server.Problem.Refused;
import dev.margo.annotate.session.Desk;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.image.Axis;
import dev.margo.volume.Between;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** The API, route by route. */
final class Routes {
    static final String API = "/api/v1";

    private static final String DOCUMENT = API + "/documents/{document}";
    private static final String SLICE = DOCUMENT + "/slices/{axis}/{index}";
    static final long MOST_VOXEL_BYTES = 1L << 30;
    private static final int MOST_WAITING = 16;
    private static final int MOST_STEPS = 1000;
    private static final int SOME_STEPS = 200;

    private final Desk desk;
    private final EventHub events;
    private final ServerInfo info;
    private final Previews previews = new Previews();
    private final Semaphore waiting =
            new Semaphore(MOST_WAITING); // others are told to come again, so that looking never waits

    Routes(Desk desk, EventHub events, ServerInfo info) {
        this.desk = desk;
        this.events = events;
        this.info = info;
    }

    /** One way to ask. */
    private record Route(HandlerType method, String path, Handler handler) {}

    void add(RoutesConfig routes) {
        table().forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
    }

    /** Methods and paths, such as {@code "get /api/v1/info"}. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        table().forEach(route -> names.add(route.method().name().toLowerCase(Locale.ROOT) + " " + route.path()));
        return names;
    }

    private List<Route> table() {
        return List.of(
                new Route(HandlerType.GET, API + "/info", ctx -> json(ctx, info.json())),
                new Route(HandlerType.GET, API + "/openapi.yaml", Routes::openapi),
                new Route(HandlerType.GET, API + "/worklist", ctx -> json(ctx, DocumentView.workList(desk))),
                new Route(HandlerType.PUT, DOCUMENT, ctx -> json(ctx, DocumentView.document(session(ctx)))),
                new Route(HandlerType.GET, DOCUMENT, ctx -> json(ctx, DocumentView.document(session(ctx)))),
                new Route(HandlerType.DELETE, DOCUMENT, this::close),
                new Route(HandlerType.GET, DOCUMENT + "/voxels", this::voxels),
                new Route(HandlerType.GET, DOCUMENT + "/state", ctx -> json(ctx, StateView.of(session(ctx)))),
                new Route(HandlerType.GET, SLICE, ctx -> json(ctx, StateView.slice(session(ctx), slice(ctx)))),
                new Route(HandlerType.GET, SLICE + "/masks", this::masks),
                new Route(HandlerType.PUT, DOCUMENT + "/view", this::view),
                new Route(HandlerType.POST, DOCUMENT + "/preview", this::preview),
                new Route(HandlerType.POST, DOCUMENT + "/interactions", this::interact),
                new Route(HandlerType.GET, DOCUMENT + "/interactions", this::history),
                new Route(HandlerType.POST, DOCUMENT + "/undo", ctx -> move(ctx, DocumentSession::undo)),
                new Route(HandlerType.POST, DOCUMENT + "/redo", ctx -> move(ctx, DocumentSession::redo)),
                new Route(HandlerType.POST, DOCUMENT + "/propagation", this::propagate),
                new Route(HandlerType.DELETE, DOCUMENT + "/propagation", this::stop),
                new Route(HandlerType.POST, DOCUMENT + "/labels", this::importLabels),
                new Route(HandlerType.GET, DOCUMENT + "/exports/{format}", this::download),
                new Route(HandlerType.POST, DOCUMENT + "/exports/{format}", this::save),
                new Route(
                        HandlerType.GET,
                        DOCUMENT + "/measurements",
                        ctx -> json(ctx, DocumentView.measurements(session(ctx)))));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    static void json(Context ctx, ObjectNode json) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(json.toString());
    }

    private static void openapi(Context ctx) throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream("/dev/margo/annotate/openapi.yaml")) {
            ctx.contentType("application/yaml").result(in.readAllBytes());
        }
    }

    private DocumentSession session(Context ctx) throws IOException {
        return desk.document(ctx.pathParam("document"))
                .orElseThrow(() -> new Refused(
                        Problem.NOT_FOUND, "not_found", "this document is not in the work list; see /api/v1/worklist"));
    }

    private SliceName slice(Context ctx) throws IOException {
        return slice(ctx.pathParam("axis"), ctx.pathParam("index"))
                .requireIn(session(ctx).document().grid());
    }

    private static SliceName slice(String axis, String index) {
        return new SliceName(Axis.parse(axis), whole("index", index));
    }

    private static int whole(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("%s should be a whole number from 0, found '%s'".formatted(name, text));
        }
        return Integer.parseInt(text);
    }

    private void close(Context ctx) throws IOException {
        desk.close(ctx.pathParam("document"));
        ctx.status(204);
    }

    private void voxels(Context ctx) throws IOException {
        Document document = session(ctx).document();
        ctx.contentType("application/octet-stream").header("Cache-Control", "no-store");
        if (ctx.queryParam("index") != null) {
            String axis = Optional.ofNullable(ctx.queryParam("axis")).orElse("z");
            ctx.result(document.voxels(slice(axis, ctx.queryParam("index"))));
            return;
        }
        if (document.voxelBytes() > MOST_VOXEL_BYTES) {
            throw new Refused(
                    Problem.TOO_LARGE,
                    "too_large",
                    "the volume has %s bytes, more than %s; fetch its slices by axis and index"
                            .formatted(document.voxelBytes(), MOST_VOXEL_BYTES));
        }
        ctx.res().setContentLengthLong(document.voxelBytes());
        OutputStream out = ctx.outputStream();
        for (int z = 0; z < document.grid().depth(); z++) {
            out.write(document.voxels(new SliceName(Axis.Z, z)));
        }
    }

    private void masks(Context ctx) throws IOException {
        Project project = session(ctx).project();
        SliceName slice = slice(ctx);
        ProjectState state;
        long seq;
        synchronized (project) {
            state = project.state();
            seq = project.seq();
        }
        ctx.contentType("application/octet-stream").header("Cache-Control", "no-store");
        ctx.result(MaskBytes.of(state, seq, slice));
    }

    private void view(Context ctx) throws IOException {
        SliceName slice = Fields.sliceOf(Bodies.json(ctx));
        json(ctx, StateView.of(session(ctx).look(slice)));
    }

    private void preview(Context ctx) throws IOException {
        DocumentSession session = session(ctx);
        json(ctx, previews.answer(session, Bodies.json(ctx)));
    }

    /** Something that changes the state. */
    @FunctionalInterface
    private interface Change {
        Project.Done in(DocumentSession session) throws IOException;
    }

    private void interact(Context ctx) throws IOException {
        JsonNode json = Bodies.json(ctx);
        done(ctx, session -> {
            InteractionRequest request = new InteractionRequest(json, session);
            return session.perform(request.id(), request.expectedSeq(), request::interaction);
        });
    }

    /** A step in the history, with the id that its client gave. */
    @FunctionalInterface
    private interface Move {
        Project.Done in(DocumentSession session, String id) throws IOException;
    }

    private void move(Context ctx, Move move) throws IOException {
        JsonNode json = ctx.contentType() == null ? JsonNodeFactory.instance.objectNode() : Bodies.json(ctx);
        done(ctx, session -> move.in(session, new InteractionRequest(json, session).id()));
    }

    private void done(Context ctx, Change change) throws IOException {
        DocumentSession session = session(ctx);
        json(ctx, StateView.acknowledgement(session, changed(session, change)));
    }

    private Project.Done changed(DocumentSession session, Change change) throws IOException {
        if (!waiting.tryAcquire()) {
            throw new Refused(Problem.BUSY, "busy", "too many steps at once; wait for the answers to some");
        }
        boolean failed = session.project().saved().problem().isPresent();
        try {
            Project.Done done = change.in(session);
            if (failed) {
                events.saved(session);
            }
            return done;
        } catch (NotSavedException e) {
            events.saved(session);
            throw e;
        } finally {
            waiting.release();
        }
    }

    private void history(Context ctx) throws IOException {
        Project project = session(ctx).project();
        long from = whole("from", Optional.ofNullable(ctx.queryParam("from")).orElse("1"));
        int limit = Optional.ofNullable(ctx.queryParam("limit"))
                .map(text -> whole("limit", text))
                .orElse(SOME_STEPS);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode steps = json.putArray("steps");
        long last = Math.min(project.seq(), from + Math.min(limit, MOST_STEPS) - 1);
        for (long seq = Math.max(1, from); seq <= last; seq++) {
            steps.add(StateView.step(project, seq));
        }
        json(ctx, json);
    }

    private void propagate(Context ctx) throws IOException {
        JsonNode json = Bodies.json(ctx);
        json(
                ctx.status(202),
                StateView.of(session(ctx)
                        .propagate(
                                Fields.whole(json, "object"), Axis.parse(Fields.text(json, "axis")), between(json))));
    }

    private static Between between(JsonNode json) {
        return Fields.optionalText(json, "between").map(Between::parse).orElse(Between.MEETING);
    }

    private void stop(Context ctx) throws IOException {
        session(ctx).stop();
        ctx.status(204);
    }

    private void importLabels(Context ctx) throws IOException {
        DocumentSession session = session(ctx);
        String name = Optional.ofNullable(ctx.queryParam("name")).orElse("labels");
        Optional<Integer> object = Optional.ofNullable(ctx.queryParam("object")).map(text -> whole("object", text));
        Path folder = Files.createTempDirectory("margo-labels");
        Path file = folder.resolve(safeName(name));
        List<String> notes = new ArrayList<>();
        try {
            Bodies.file(ctx, file);
            LabelImport.Found found = LabelImport.read(file, session.document(), notes::add);
            Project.Done done = changed(
                    session,
                    open -> open.perform(
                            newId(),
                            OptionalLong.empty(),
                            state -> LabelImport.step(found, open.document(), state, object)));
            ObjectNode json = StateView.acknowledgement(session, done);
            notes.forEach(json.putArray("notes")::add);
            json(ctx, json);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** Only the ending matters, and nothing that means a path comes through. */
    private static String safeName(String name) {
        String last = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return "labels_" + last.substring(Math.max(0, last.length() - 64));
    }

    private Export export(Context ctx) throws IOException {
        DocumentSession session = session(ctx);
        return new Export(session.document(), session.project().state(), ExportFormat.parse(ctx.pathParam("format")));
    }

    private void download(Context ctx) throws IOException {
        Export export = export(ctx);
        Path folder = Files.createTempDirectory("margo-export");
        Path file = folder.resolve(export.fileName());
        try {
            export.write(file);
            String name = export.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
            ctx.contentType("application/octet-stream")
                    .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .header("Cache-Control", "no-store");
            ctx.res().setContentLengthLong(Files.size(file));
            Files.copy(file, ctx.outputStream());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private void save(Context ctx) throws IOException {
        Export export = export(ctx);
        Path file = export.document().item().path().resolveSibling(export.fileName());
        if (Files.exists(file) && !"true".equals(ctx.queryParam("replace"))) {
            throw new Refused(
                    Problem.CONFLICT,
                    "file_exists",
                    "%s is there already; nothing was written".formatted(file.getFileName()));
        }
        try {
            export.write(file);
        } catch (IOException e) {
            throw new IOException("%s was not written: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", export.fileName()).put("bytes", Files.size(file));
        export.notes().forEach(json.putArray("notes")::add);
        json(ctx, json);
    }
}
