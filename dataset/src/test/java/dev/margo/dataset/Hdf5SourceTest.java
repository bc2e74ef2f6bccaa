package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5SourceTest {
    private static final FolderSettings BYTES =
            FolderSettings.standard().withWindow(IntensityWindow.range(0, 255)).withLeastArea(1);

    @TempDir
    Path folder;

    private void write(String name, Object raw, Object labels) {
        try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
            file.putDataset("raw", raw);
            file.putDataset("labels", labels);
        }
    }

    @Test
    void shardsOfSinglePicturesAreReadPieceByPieceEachWithItsColours() throws IOException {
        int count = 70;
        float[][][][] raw = new float[3][count][4][5];
        long[][][] labels = new long[count][4][5];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < 20; i++) {
                for (int c = 0; c < 3; c++) {
                    raw[c][n][i / 5][i % 5] = 80 * c + n + i % 5;
                }
                labels[n][i / 5][i % 5] = i / 5;
            }
        }
        write("ACDC_00.h5", raw, labels);
        Hdf5Source source = Hdf5Source.open("shards", folder, Hdf5Layout.shards(), BYTES);
        assertThat(source.files())
                .extracting(SourceFile::name)
                .containsExactly("ACDC_00.h5 #0-63", "ACDC_00.h5 #64-69");
        List<Sample> samples = Made.read(source);
        assertThat(samples).hasSize(count);
        assertThat(samples.get(65).name()).isEqualTo("ACDC_00.h5 #65");
        assertThat(samples.get(65).picture().size()).isEqualTo(new Size(5, 4));
        assertThat(samples.get(65).picture().value(4, 1, 2)).isEqualTo(160 + 65 + 4);
        assertThat(samples.get(65).layers().get(0).sizes())
                .containsOnly(Map.entry(1, 5), Map.entry(2, 5), Map.entry(3, 5));
    }

    @Test
    void aVolumeUnderPathsOfItsOwnIsOnePatientInOneWindow() throws IOException {
        short[][][] raw = new short[3][4][5];
        int[][][] labels = new int[3][4][5];
        for (int z = 0; z < 3; z++) {
            for (short[] row : raw[z]) {
                Arrays.fill(row, (short) (100 * z));
            }
        }
        Arrays.fill(labels[1][2], 9);
        try (WritableHdfFile file = HdfFile.write(folder.resolve("case.h5"))) {
            file.putGroup("raw").putDataset("flair", raw);
            WritableGroup rater = file.putGroup("labels").putGroup("tumor");
            rater.putDataset("rater_1", labels);
        }
        Hdf5Layout layout = new Hdf5Layout("raw/flair", "/labels/tumor/rater_1", Hdf5Layout.Content.SLICES_OF_A_VOLUME);
        Hdf5Source source = Hdf5Source.open("lgg", folder, layout, BYTES.withWindow(IntensityWindow.minMax()));
        List<Sample> samples = Made.read(source);
        assertThat(source.files().get(0).patient()).isEqualTo("case");
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).name()).isEqualTo("case.h5 z=1");
        assertThat(samples.get(0).picture().value(0, 0, 0)).isEqualTo(127);
    }

    @Test
    void flatPicturesMayHaveTheirColoursLast() throws IOException {
        int[][][] raw = new int[4][5][3];
        raw[1][2][1] = 77;
        int[][] labels = new int[4][5];
        labels[0][0] = 1;
        write("flat.h5", raw, labels);
        Sample sample = Made.read(Hdf5Source.open("flat", folder, Hdf5Layout.volume(), BYTES))
                .get(0);
        assertThat(sample.picture().value(2, 1, 1)).isEqualTo(77);
        assertThat(sample.picture().value(2, 1, 0)).isZero();
    }

    @Test
    void filesThatAreDamagedOrShapedOtherwiseAreListedAndRefusedWithWords() throws IOException {
        write("a.h5", new float[2][4][5], new int[2][4][6]);
        try (WritableHdfFile file = HdfFile.write(folder.resolve("b.h5"))) {
            file.putDataset("pictures", new int[2][2]);
        }
        Files.write(folder.resolve("c.h5"), new byte[100]);
        write("d.h5", new float[300][4][5], new int[300][4][5]);
        byte[] whole = Files.readAllBytes(folder.resolve("d.h5"));
        Files.write(folder.resolve("d.h5"), Arrays.copyOf(whole, whole.length / 2));
        write("e.h5", new float[2][4][5], new String[] {"x"});
        for (Hdf5Layout layout : List.of(Hdf5Layout.volume(), Hdf5Layout.shards())) {
            Hdf5Source source = Hdf5Source.open("bad", folder, layout, BYTES);
            assertThat(source.files().size()).isGreaterThanOrEqualTo(5);
            assertThatThrownBy(() -> source.read(0, sample -> {}))
                    .hasMessageContaining("pictures of shape [2, 4, 5] with labels of [2, 4, 6]");
            assertThatThrownBy(() -> source.read(1, sample -> {}))
                    .hasMessageContaining("'raw' is not there; it has [pictures]");
            assertThatThrownBy(() -> source.read(2, sample -> {})).hasMessageContaining("no HDF5 file");
            assertThatThrownBy(() -> SampleCache.open(source, CacheSettings.in(folder.resolve("cache"))))
                    .isInstanceOf(DatasetLayoutException.class)
                    .hasMessageContaining("files can be used");
        }
    }

    @Test
    void flippedBytesLeadToWordsOrOtherNumbersAndToNothingElse() throws IOException {
        write("a.h5", new float[3][4][5], new int[3][4][5]);
        byte[] whole = Files.readAllBytes(folder.resolve("a.h5"));
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(400)] = (byte) random.nextInt();
            Files.write(folder.resolve("a.h5"), damaged);
            try {
                Made.read(Hdf5Source.open("bad", folder, Hdf5Layout.shards(), BYTES));
            } catch (IOException | UncheckedIOException e) {
                assertThat(e).hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
