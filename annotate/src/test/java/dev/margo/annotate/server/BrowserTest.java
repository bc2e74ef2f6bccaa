package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.annotate.document.SeriesFiles;
import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
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
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.volume.LabelVolume;
import dev.margo.zoo.BundledModel;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in a real browser, with the bundled model: the scripts in {@code src/test/browser} tell their steps. */
@Tag("heavy")
class BrowserTest {
    private static final int SIDE = 96;
    private static final int DEPTH = 7;
    private static final int ROD = 40;
    private static final Path SCREENSHOTS = Path.of("target/browser").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    @NeedsBrowser
    void whatIsDoneInThePageIsWhatIsExported() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        RasterWriter.writePng(images.resolve("ball.png"), ByteImage.gray(new Size(SIDE, SIDE), ball(DEPTH / 2)));
        VolumeWriter.write(images.resolve("ball.nii.gz"), volume(DEPTH, BrowserTest::ball));
        try (TestServer server = new TestServer(images, BrowserTest::model)) {
            run(server, "session.mjs", Files.createDirectories(SCREENSHOTS));
            assertThat(exportedVoxels(server)).isEqualTo(savedVoxels(server));
        }
    }

    @Test
    @NeedsBrowser
    void everyToolAndEveryFileThatThePageWritesAndReads() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        Path series = images.resolve("series");
        RasterWriter.writePng(images.resolve("ball.png"), ByteImage.gray(new Size(SIDE, SIDE), ball(DEPTH / 2)));
        VolumeWriter.write(images.resolve("rod.nii.gz"), volume(ROD, z -> ball(DEPTH / 2)));
        SeriesFiles.write(series, "1.2.3.4", SIDE, DEPTH, (i, z) -> 4 * (ball(z)[i] & 0xFF));
        Path files = Files.createDirectories(SCREENSHOTS.resolve("tools"));
        try (TestServer server = new TestServer(images, BrowserTest::model)) {
            run(server, "tools.mjs", files);
        }
        SortedMap<Integer, Long> voxels = voxels(files.resolve("series_labels.nii.gz"), series);
        assertThat(voxels)
                .hasSize(2)
                .allSatisfy((id, count) -> assertThat(count).isGreaterThan(100));
        for (String name : List.of("series_labels.seg.nrrd", "series_labels.dcm", "series_labels.json")) {
            assertThat(voxels(files.resolve(name), series)).as(name).isEqualTo(voxels);
        }
        voxels(files.resolve("series_outlines_labels.dcm"), series)
                .forEach((id, count) -> assertThat(count)
                        .as("voxels inside the outlines of object %s", id)
                        .isCloseTo(voxels.get(id), withinPercentage(5)));
        assertThat(Files.readString(files.resolve("series_measurements.csv")))
                .contains("1,\"Object 1\"," + voxels.get(1), "2,\"Object 2\"," + voxels.get(2));
        assertThat(labelledPixels(files.resolve("series_labels.zip")))
                .isEqualTo(voxels.values().stream().mapToLong(count -> count).sum());
        assertThat(images.resolve("series_labels.nii.gz")).exists();
    }

    private void run(TestServer server, String script, Path files) throws Exception {
        NodeScript.Outcome outcome = NodeScript.run(
                folder.resolve("output.txt"),
                Map.of(),
                script,
                "http://127.0.0.1:" + server.port() + "/?token=" + TestServer.TOKEN,
                files.toString(),
                NodeScript.chromium().orElseThrow().toString());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(server.bugs).isEmpty();
    }

    private static SortedMap<Integer, Long> voxels(Path labels, Path scan) throws IOException {
        SortedMap<Integer, Long> voxels = new TreeMap<>();
        Segmentation read = VolumeReader.readLabels(labels, scan, warning -> {});
        LabelVolume.masks(read.labels(), Axis.Z)
                .forEach((id, masks) -> voxels.put(
                        id, masks.values().stream().mapToLong(Mask::area).sum()));
        return voxels;
    }

    private long labelledPixels(Path archive) throws IOException {
        long pixels = 0;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path picture = folder.resolve("slice.png");
                Files.copy(zip.getInputStream(entry), picture, StandardCopyOption.REPLACE_EXISTING);
                Image ids = RasterReader.readIds(picture);
                pixels += Mask.of(ids.width(), ids.height(), (x, y) -> ids.sample(x, y, 0) != 0)
                        .area();
            }
        }
        return pixels;
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

    private static Volume volume(int depth, IntFunction<byte[]> slice) {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < depth; z++) {
            slices.add(Voxels.adopt(VoxelType.UINT8, slice.apply(z)));
        }
        return Volume.of(
                new VoxelGrid(SIDE, SIDE, depth, Affine.spaced(1, 1, 4)),
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
