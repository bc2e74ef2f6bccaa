package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Mask;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.volume.LabelVolume;
import dev.margo.zoo.BundledModel;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session in a real browser, with the bundled model: {@code src/test/browser/session.mjs} tells its steps. */
@Tag("heavy")
class BrowserTest {
    private static final int SIDE = 96;
    private static final int DEPTH = 7;
    private static final Path SCREENSHOTS = Path.of("target/browser").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    @NeedsBrowser
    void whatIsDoneInThePageIsWhatIsExported() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        RasterWriter.writePng(images.resolve("ball.png"), ByteImage.gray(new Size(SIDE, SIDE), ball(DEPTH / 2)));
        VolumeWriter.write(images.resolve("ball.nii.gz"), volume());
        Files.createDirectories(SCREENSHOTS);
        try (TestServer server = new TestServer(images, BrowserTest::model)) {
            NodeScript.Outcome outcome = NodeScript.run(
                    folder.resolve("output.txt"),
                    Map.of(),
                    "session.mjs",
                    "http://127.0.0.1:" + server.port() + "/?token=" + TestServer.TOKEN,
                    SCREENSHOTS.toString(),
                    NodeScript.chromium().orElseThrow().toString());
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(server.bugs).isEmpty();
            assertThat(exportedVoxels(server)).isEqualTo(savedVoxels(server));
        }
    }

    private long exportedVoxels(TestServer server) throws Exception {
        Path file = folder.resolve("out.nii.gz");
        String path = server.document("ball.nii.gz") + "/exports/nii.gz";
        Files.write(file, server.send("GET", path, Optional.empty()).body());
        return LabelVolume.masks(VolumeReader.readLabels(file).labels(), Axis.Z).get(1).values().stream()
                .mapToLong(Mask::area)
                .sum();
    }

    private static long savedVoxels(TestServer server) throws Exception {
        JsonNode objects = server.get(server.document("ball.nii.gz") + "/state").path("objects");
        return objects.get(0).path("voxels").asLong();
    }

    private static Segmenter model() throws IOException {
        return Segmenter.load(
                ModelStore.open(Optional.of(Files.createTempDirectory("models")))
                        .resolve(BundledModel.DEFAULT),
                Device.cpu());
    }

    private static Volume volume() {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < DEPTH; z++) {
            slices.add(Voxels.adopt(VoxelType.UINT8, ball(z)));
        }
        return Volume.of(
                new VoxelGrid(SIDE, SIDE, DEPTH, Affine.spaced(1, 1, 4)),
                Volume.Layout.single(VoxelType.UINT8),
                Intensity.stored(Intensity.Kind.ARBITRARY),
                slices);
    }

    /** A bright ball in the dark, its middle at (50, 40), 30 px wide on the slice in the middle. */
    private static byte[] ball(int z) {
        int off = z - DEPTH / 2;
        double radius = Math.sqrt(Math.max(0, 225 - 16 * off * off));
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = Math.hypot(i % SIDE - 50, i / SIDE - 40) < radius;
            pixels[i] = (byte) (inside ? 200 : 40 + i * 31 % 7);
        }
        return pixels;
    }
}
