package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedSamSourceTest {
    private static final FolderSettings STANDARD = FolderSettings.standard();
    private static final int[] SHAPE = {4, 10, 12};
    private static final int AREA = 120;

    @TempDir
    Path folder;

    private Path imgs() throws IOException {
        return Files.createDirectories(folder.resolve("imgs"));
    }

    private Path gts() throws IOException {
        return Files.createDirectories(folder.resolve("gts"));
    }

    @Test
    void anArchiveIsCutAcrossItsFirstAxisAndItsValuesStay() throws IOException {
        NpyBytes.zip(
                folder.resolve("CT_Abd_1.npz"),
                Map.of(
                        "imgs", NpyBytes.of("|u1", SHAPE, i -> i % 200),
                        "gts", NpyBytes.of("|u1", SHAPE, i -> i / AREA == 2 && i % 12 < 6 ? 5 : 0),
                        "spacing", NpyBytes.of("<f8", new int[] {3}, i -> i == 0 ? 9 : 1)));
        MedSamSource source = MedSamSource.archives("medsam", folder, STANDARD);
        List<Sample> samples = Made.read(source);
        assertThat(source.files().get(0).patient()).isEqualTo("CT_Abd_1");
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).name()).isEqualTo("CT_Abd_1.npz z=2");
        assertThat(samples.get(0).picture().size()).isEqualTo(new Size(12, 10));
        assertThat(samples.get(0).picture().value(3, 1, 0)).isEqualTo((2 * AREA + 12 + 3) % 200);
        assertThat(samples.get(0).layers().get(0).sizes()).containsOnly(Map.entry(5, 60));
    }

    @Test
    void colourArchivesOfTheFirstVersionReadToo() throws IOException {
        NpyBytes.zip(
                folder.resolve("a.npz"),
                Map.of(
                        "imgs", NpyBytes.of("|u1", new int[] {2, 10, 12, 3}, i -> i % 3),
                        "gts", NpyBytes.of("|u1", new int[] {2, 10, 12}, i -> 1),
                        "img_embeddings", NpyBytes.of("<f4", new int[] {2, 3, 2, 2}, i -> i)));
        List<Sample> samples = Made.read(MedSamSource.archives("medsam", folder, STANDARD));
        assertThat(samples).hasSize(2);
        assertThat(samples.get(0).picture().channels()).isEqualTo(3);
        assertThat(samples.get(0).picture().value(4, 4, 2)).isEqualTo(2);
    }

    @Test
    void slicesOfFloatsBecomeBytesAgainAndGrayOnesGray() throws IOException {
        int[] shape = {10, 12, 3};
        Files.write(imgs().resolve("CT_a-000.npy"), NpyBytes.of("<f8", shape, i -> (i / 3) / 255.0));
        Files.write(imgs().resolve("CT_a-001.npy"), NpyBytes.of("<f4", shape, i -> i % 3 == 0 ? 1 : 0));
        for (String slice : List.of("CT_a-000.npy", "CT_a-001.npy")) {
            Files.write(gts().resolve(slice), NpyBytes.of("|u1", new int[] {10, 12}, i -> i < 60 ? 2 : 0));
        }
        MedSamSource source = MedSamSource.slices("medsam", imgs(), gts(), STANDARD);
        List<Sample> samples = Made.read(source);
        assertThat(source.files()).extracting(SourceFile::patient).containsExactly("CT_a", "CT_a");
        assertThat(samples.get(0).picture().channels()).isEqualTo(1);
        for (int i = 0; i < AREA; i++) {
            assertThat(samples.get(0).picture().value(i % 12, i / 12, 0)).isEqualTo(i);
        }
        assertThat(samples.get(1).picture().channels()).isEqualTo(3);
        assertThat(samples.get(1).picture().value(5, 5, 0)).isEqualTo(255);
        assertThat(samples.get(1).layers().get(0).sizes()).containsOnly(Map.entry(2, 60));
    }

    @Test
    void damagedArchivesAndThoseOfOtherTypesAreSkippedByTheCache() throws IOException {
        byte[] good = NpyBytes.of("|u1", SHAPE, i -> 1 + i / AREA);
        NpyBytes.zip(folder.resolve("good.npz"), Map.of("imgs", good, "gts", good));
        NpyBytes.zip(folder.resolve("fractions.npz"), Map.of("imgs", good, "gts", NpyBytes.of("<f4", SHAPE, i -> 0.3)));
        byte[] objects = new String(good, StandardCharsets.ISO_8859_1)
                .replace("|u1", "|O8")
                .getBytes(StandardCharsets.ISO_8859_1);
        NpyBytes.zip(folder.resolve("objects.npz"), Map.of("imgs", good, "gts", objects));
        NpyBytes.zip(
                folder.resolve("other.npz"),
                Map.of("imgs", good, "gts", NpyBytes.of("|u1", new int[] {4, 9, 9}, i -> 1)));
        byte[] cut = Files.readAllBytes(folder.resolve("good.npz"));
        Files.write(folder.resolve("cut.npz"), Arrays.copyOf(cut, cut.length / 2));
        Files.write(folder.resolve("bomb.npz"), new byte[0]);
        bomb(folder.resolve("bomb.npz"));
        CachedDataset cached = SampleCache.open(
                MedSamSource.archives("medsam", folder, STANDARD), CacheSettings.in(folder.resolve("cache")));
        assertThat(cached.size()).isEqualTo(4);
        assertThat(cached.skipped().first())
                .extracting(SkippedFiles.Skipped::name)
                .containsExactly("bomb.npz", "cut.npz", "fractions.npz", "objects.npz", "other.npz");
        assertThat(cached.skipped().first().get(0).reason()).contains("cannot hold an array of");
        assertThat(cached.skipped().first().get(3).reason()).contains("a pickle and not opened");
        assertThat(cached.skipped().first().get(4).reason()).contains("resample them to the volume");
    }

    /** A head that claims a terabyte, before some zeros. */
    private static void bomb(Path file) throws IOException {
        byte[] small = NpyBytes.of("|u1", new int[] {1, 1, 1}, i -> 0);
        String head = new String(small, 10, small.length - 11, StandardCharsets.US_ASCII);
        byte[] huge = head.replace("(1,1,1,)", "(10000,10000,10000,)").getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("imgs.npy", "gts.npy")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(small, 0, 8);
                out.write(new byte[] {(byte) huge.length, (byte) (huge.length >> 8)});
                out.write(huge);
                out.write(new byte[1 << 20]);
            }
        }
    }

    @Test
    void slicesWithoutLabelsOrOfOtherValuesAreRefused() throws IOException {
        Files.write(imgs().resolve("a-0.npy"), NpyBytes.of("<f8", new int[] {10, 12, 3}, i -> i));
        Files.write(imgs().resolve("b-0.npy"), NpyBytes.of("<f8", new int[] {10, 12, 3}, i -> 0));
        Files.write(gts().resolve("a-0.npy"), NpyBytes.of("|u1", new int[] {10, 12}, i -> 1));
        MedSamSource source = MedSamSource.slices("medsam", imgs(), gts(), STANDARD);
        assertThatThrownBy(() -> source.read(0, sample -> {})).hasMessageContaining("expected 0 to 1");
        assertThatThrownBy(() -> source.read(1, sample -> {})).hasMessageContaining("no labels of the same name");
        assertThatThrownBy(() -> MedSamSource.archives("medsam", gts(), STANDARD))
                .isInstanceOf(DatasetLayoutException.class);
    }
}
