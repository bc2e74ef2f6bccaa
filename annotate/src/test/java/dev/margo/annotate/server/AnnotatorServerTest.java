package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.margo.annotate.project.Runs;
import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Intensity;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterReader;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.volume.LabelVolume;
import dev.margo.volume.PropagationSettings;
import dev.margo.zoo.BundledModel;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions as the page has them, with the bundled model. */
class AnnotatorServerTest {
    private static final int SIDE = 96;
    private static final int DEPTH = 7;

    @TempDir
    private Path folder;

    private static Segmenter model() throws IOException {
        return Segmenter.load(
                ModelStore.open(Optional.of(Files.createTempDirectory("models")))
                        .resolve(BundledModel.DEFAULT),
                Device.cpu());
    }

    /** A bright ball in the dark, 30 px wide in the middle. */
    private static byte[] ball(int z) {
        byte[] pixels = new byte[SIDE * SIDE];
        double radius = Math.sqrt(Math.max(0, 225 - 16 * (z - 3) * (z - 3)));
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = Math.hypot(i % SIDE - 50, i / SIDE - 40) < radius;
            int rim = i < 3 * SIDE ? 0 : 255; // black above and white below, so that percentiles change no values
            boolean onRim = i < 3 * SIDE || i >= pixels.length - 3 * SIDE;
            pixels[i] = (byte) (onRim ? rim : inside ? 200 : 40 + (i * 31 % 7));
        }
        return pixels;
    }

    private static Mask truth(int z) {
        byte[] pixels = ball(z);
        return Mask.of(SIDE, SIDE, (x, y) -> (pixels[y * SIDE + x] & 0xFF) == 200);
    }

    private static String prompt(int object, String axis, int index, String prompt) {
        return "{\"kind\":\"prompt\",\"object\":%s,\"slice\":{\"axis\":\"%s\",\"index\":%s},\"prompt\":%s}"
                .formatted(object, axis, index, prompt);
    }

    private static Mask mask(JsonNode ack) {
        return Runs.parse(new Size(SIDE, SIDE), ack.path("mask").asText());
    }

    @Test
    void aPictureFromTheFirstBoxToTheExport() throws Exception {
        Path image = folder.resolve("ball.png");
        RasterWriter.writePng(image, ByteImage.gray(new Size(SIDE, SIDE), ball(3)));
        Mask last;
        try (TestServer server = new TestServer(image, AnnotatorServerTest::model)) {
            String document = server.document("ball.png");
            assertThat(server.get(document).path("kind").asText()).isEqualTo("picture");
            assertThat(server.send("GET", document + "/voxels", Optional.empty())
                            .body())
                    .isEqualTo(ball(3));
            String box = "{\"kind\":\"box\",\"x0\":34,\"y0\":24,\"x1\":66,\"y1\":56}";
            JsonNode first = server.post(document + "/interactions", prompt(1, "z", 0, box));
            assertThat(Overlap.of(mask(first), truth(3)).iou()).isGreaterThan(0.8);
            JsonNode point = server.post(
                    document + "/interactions",
                    prompt(2, "z", 0, "{\"kind\":\"point\",\"x\":50,\"y\":40,\"label\":\"foreground\"}"));
            assertThat(point.path("answer").path("candidates")).hasSize(3);
            JsonNode chosen = server.post(
                    document + "/interactions",
                    "{\"kind\":\"choose\",\"object\":2,\"slice\":{\"axis\":\"z\",\"index\":0},\"candidate\":1}");
            assertThat(chosen.path("mask"))
                    .isEqualTo(point.path("answer").path("candidates").get(1).path("mask"));
            JsonNode preview = server.post(
                    document + "/preview",
                    "{\"slice\":{\"axis\":\"z\",\"index\":0},\"prompt\":{\"kind\":\"point\",\"x\":50,\"y\":40,\"label\":\"foreground\"}}");
            assertThat(preview.path("ready").asBoolean()).isTrue();
            JsonNode brushed = server.post(
                    document + "/interactions",
                    "{\"kind\":\"brush\",\"object\":1,\"slice\":{\"axis\":\"z\",\"index\":0},\"points\":[[40,40],[60,40]],\"radius\":3,\"erase\":true}");
            assertThat(mask(brushed).get(50, 42)).isFalse();
            assertThat(mask(brushed).and(mask(first))).isEqualTo(mask(brushed));
            JsonNode undone = server.post(document + "/undo", "{}");
            assertThat(undone.path("kind").asText()).isEqualTo("undo");
            server.post(document + "/redo", "{}");
            last = mask(brushed);
            server.post(document + "/interactions", "{\"kind\":\"delete\",\"object\":2}");
            assertThat(server.bugs).isEmpty();
        }
        try (TestServer server = new TestServer(image, AnnotatorServerTest::model)) {
            String document = server.document("ball.png");
            assertThat(server.get("/worklist")
                            .path("items")
                            .get(0)
                            .path("status")
                            .asText())
                    .isEqualTo("started");
            assertThat(server.get(document + "/state")
                            .path("objects")
                            .get(0)
                            .path("voxels")
                            .asInt())
                    .isEqualTo(last.area());
            JsonNode saved = server.post(document + "/exports/png", "{}");
            Path labels = folder.resolve(saved.path("file").asText());
            var ids = RasterReader.readIds(labels);
            assertThat(Mask.of(SIDE, SIDE, (x, y) -> ids.sample(x, y, 0) == 1)).isEqualTo(last);
            var again = server.send("POST", document + "/exports/png", Optional.of("{}"));
            assertThat(again.statusCode()).isEqualTo(409);
            byte[] csv = server.send("GET", document + "/exports/csv", Optional.empty())
                    .body();
            assertThat(new String(csv)).startsWith("object,name,voxels").contains("1,\"Object 1\"," + last.area());
            for (int i = 0; i < 5; i++) { // box, point, choice, brush, deletion
                server.post(document + "/undo", "{}");
            }
            assertThat(server.get(document + "/state").path("canUndo").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void anObjectThroughAVolumeAndBack() throws Exception {
        Path image = ballVolume();
        try (TestServer server = new TestServer(image, AnnotatorServerTest::model)) {
            String document = server.document("ball.nii.gz");
            Events events = Events.of(server);
            assertThat(server.get(document).path("views")).hasSize(3);
            String box = "{\"kind\":\"box\",\"x0\":34,\"y0\":24,\"x1\":66,\"y1\":56}";
            server.post(document + "/interactions", prompt(1, "z", 3, box));
            server.post(document + "/propagation", "{\"object\":1,\"axis\":\"z\"}");
            JsonNode end = events.await("propagation", "done");
            assertThat(end.path("propagation").path("done").asInt()).isGreaterThanOrEqualTo(2);
            JsonNode state = server.get(document + "/state");
            long voxels = state.path("objects").get(0).path("voxels").asLong();
            assertThat(state.path("objects").get(0).path("ml").asDouble()).isEqualTo(voxels * 4 / 1000.0);
            byte[] nifti = server.send("GET", document + "/exports/nii.gz", Optional.empty())
                    .body();
            Path file = folder.resolve("out.nii.gz");
            Files.write(file, nifti);
            SortedMap<Integer, Mask> masks = LabelVolume.masks(
                            VolumeReader.readLabels(file).labels(), Axis.Z)
                    .get(1);
            assertThat(masks.values().stream().mapToLong(Mask::area).sum()).isEqualTo(voxels);
            assertThat(Overlap.of(masks.get(3), truth(3)).iou()).isGreaterThan(0.8);
            JsonNode imported = server.json(server.upload(document + "/labels?name=x.nii.gz", nifti));
            assertThat(imported.path("state")
                            .path("objects")
                            .get(1)
                            .path("voxels")
                            .asLong())
                    .isEqualTo(voxels);
            server.post(document + "/undo", "{}");
            JsonNode undone = server.post(document + "/undo", "{}");
            assertThat(undone.path("state")
                            .path("objects")
                            .get(0)
                            .path("voxels")
                            .asLong())
                    .isEqualTo(masks.get(3).area());
            byte[] coronal = server.send("GET", document + "/slices/y/40/masks", Optional.empty())
                    .body();
            assertThat(new String(coronal, 0, 4)).isEqualTo("MRM1");
            assertThat(server.bugs).isEmpty();
        }
    }

    private Path ballVolume() throws IOException {
        Path image = folder.resolve("ball.nii.gz");
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < DEPTH; z++) {
            slices.add(Voxels.adopt(VoxelType.UINT8, ball(z)));
        }
        VoxelGrid grid = new VoxelGrid(SIDE, SIDE, DEPTH, Affine.spaced(1, 1, 4));
        VolumeWriter.write(
                image,
                Volume.of(
                        grid,
                        Volume.Layout.single(VoxelType.UINT8),
                        Intensity.stored(Intensity.Kind.ARBITRARY),
                        slices));
        return image;
    }

    @Test
    void importedObjectsHaveNamesAndColoursOfTheirOwn() throws Exception {
        try (TestServer server = new TestServer(ballVolume(), AnnotatorServerTest::model)) {
            String document = server.document("ball.nii.gz");
            String square = "\"points\":[[20,20],[30,30]],\"radius\":5";
            for (int object = 1; object <= 2; object++) {
                server.post(
                        document + "/interactions",
                        "{\"kind\":\"brush\",\"object\":%s,\"slice\":{\"axis\":\"z\",\"index\":%s},%s}"
                                .formatted(object, object, square));
            }
            byte[] nrrd = server.send("GET", document + "/exports/seg.nrrd", Optional.empty())
                    .body();
            JsonNode objects = server.json(server.upload(document + "/labels?name=x.seg.nrrd", nrrd))
                    .path("state")
                    .path("objects");
            assertThat(objects.findValuesAsText("name"))
                    .containsExactly("Object 1", "Object 2", "Object 1 (2)", "Object 2 (2)");
            assertThat(objects.findValuesAsText("colour")).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void objectsAreCarriedAsTheServerWasTold() throws Exception {
        PropagationSettings strict = PropagationSettings.boxes().withLeastIou(1);
        try (TestServer server = new TestServer(ballVolume(), AnnotatorServerTest::model, strict)) {
            String document = server.document("ball.nii.gz");
            Events events = Events.of(server);
            String box = "{\"kind\":\"box\",\"x0\":34,\"y0\":24,\"x1\":66,\"y1\":56}";
            server.post(document + "/interactions", prompt(1, "z", 3, box));
            server.post(document + "/propagation", "{\"object\":1,\"axis\":\"z\"}");
            JsonNode end = events.await("propagation", "done");
            assertThat(end.path("propagation").path("done").asInt()).isZero(); // no mask is the one before it
        }
    }

    @Test
    void askingTwiceWithOneIdIsDoneOnce() throws Exception {
        Path image = folder.resolve("a.png");
        RasterWriter.writePng(image, ByteImage.gray(new Size(SIDE, SIDE), ball(3)));
        try (TestServer server = new TestServer(image, () -> {
            throw new IOException("there is no model in this test");
        })) {
            String document = server.document("a.png");
            String step = "{\"kind\":\"create\",\"id\":\"%s\"}".formatted(UUID.randomUUID());
            JsonNode first = server.post(document + "/interactions", step);
            JsonNode second = server.post(document + "/interactions", step);
            assertThat(second.path("seq")).isEqualTo(first.path("seq"));
            assertThat(second.path("state").path("objects")).hasSize(1);
            String mark =
                    "{\"kind\":\"brush\",\"object\":1,\"slice\":{\"axis\":\"z\",\"index\":0},\"points\":[[40,40]],"
                            + "\"radius\":3,\"id\":\"%s\"}".formatted(UUID.randomUUID());
            JsonNode drawn = server.post(document + "/interactions", mark);
            JsonNode drawnAgain = server.post(document + "/interactions", mark);
            assertThat(drawn.path("changed")).hasSize(1);
            assertThat(drawnAgain).isEqualTo(drawn);
            String undo = "{\"id\":\"%s\"}".formatted(UUID.randomUUID());
            JsonNode undone = server.post(document + "/undo", undo);
            assertThat(server.post(document + "/undo", undo)).isEqualTo(undone);
            assertThat(undone.path("state").path("objects")).hasSize(1);
            assertThat(server.send("POST", document + "/redo", Optional.empty()).statusCode())
                    .isEqualTo(200);
            var noModel = server.send(
                    "POST",
                    document + "/interactions",
                    Optional.of(prompt(1, "z", 0, "{\"kind\":\"point\",\"x\":5,\"y\":4,\"label\":\"foreground\"}")));
            assertThat(noModel.statusCode()).isEqualTo(503);
            assertThat(server.json(noModel).path("error").path("message").asText())
                    .contains("there is no model in this test");
        }
    }

    /** What the server tells by itself. */
    private record Events(LinkedBlockingQueue<String> texts) implements WebSocket.Listener {
        static Events of(TestServer server) {
            Events events = new Events(new LinkedBlockingQueue<>());
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + TestServer.TOKEN)
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/events"), events)
                    .join();
            return events;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            texts.add(data.toString());
            socket.request(1);
            return null;
        }

        JsonNode await(String type, String status) throws Exception {
            StringBuilder text = new StringBuilder();
            while (true) {
                String part = texts.poll(120, TimeUnit.SECONDS);
                assertThat(part).as("an event %s %s", type, status).isNotNull();
                text.append(part);
                if (part.endsWith("}")) {
                    JsonNode event = new ObjectMapper().readTree(text.toString());
                    text.setLength(0);
                    assertThat(event.path("status").asText())
                            .as(event.toString())
                            .isNotEqualTo("failed");
                    if (event.path("type").asText().equals(type)
                            && event.path("status").asText().equals(status)) {
                        return event;
                    }
                }
            }
        }
    }
}
