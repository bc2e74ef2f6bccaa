package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.LabelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    private static final FolderSettings STANDARD = FolderSettings.standard();

    @TempDir
    Path folder;

    private Path image(String name) {
        return folder.resolve("images").resolve(name);
    }

    private Path mask(String name) {
        return folder.resolve("masks").resolve(name);
    }

    private FolderSource open(FolderSettings settings) throws IOException {
        return FolderSource.open(
                "made", folder.resolve("images"), folder.resolve("masks"), settings, PatientRule.everyFile());
    }

    @Test
    void aPictureAndItsLabelMapAreASampleWithTheIdsAsTheyAre() throws IOException {
        Made.picture(image("a.png"));
        Made.labels(mask("a.png"), (x, y) -> x < 5 ? 300 : x > 10 ? 7 : 0);
        List<Sample> samples = Made.read(open(STANDARD));
        assertThat(samples).hasSize(1);
        Sample sample = samples.get(0);
        assertThat(sample.name()).isEqualTo("a.png");
        assertThat(sample.picture().value(3, 2, 0)).isEqualTo(23);
        assertThat(sample.layers()).hasSize(1);
        assertThat(sample.layers().get(0).sizes()).containsOnlyKeys(7, 300);
    }

    @Test
    void objectsBelowTheLeastAreaAreDroppedAndWithoutAnyThereIsNoSample() throws IOException {
        Made.picture(image("a.png"));
        Made.labels(mask("a.png"), (x, y) -> x < 5 && y < 5 ? 1 : x > 10 && y < 4 && x < 17 ? 2 : 0);
        assertThat(Made.read(open(STANDARD)).get(0).layers().get(0).sizes()).containsOnlyKeys(1);
        assertThat(Made.read(open(STANDARD.withLeastArea(24)))
                        .get(0)
                        .layers()
                        .get(0)
                        .sizes())
                .containsOnlyKeys(1, 2);
        assertThat(Made.read(open(STANDARD.withLeastArea(26)))).isEmpty();
    }

    @Test
    void aClassFallsIntoItsConnectedPiecesWhereThatIsAskedFor() throws IOException {
        Made.picture(image("a.png"));
        Made.labels(mask("a.png"), (x, y) -> x < 4 ? 1 : x > 6 && x < 10 ? 1 : x > 12 ? 9 : 0);
        assertThat(Made.read(open(STANDARD)).get(0).layers().get(0).sizes()).containsOnlyKeys(1, 9);
        assertThat(Made.read(open(STANDARD.withIds(ObjectIds.COMPONENTS)))
                        .get(0)
                        .layers()
                        .get(0)
                        .sizes())
                .containsEntry(1, 48)
                .containsEntry(2, 36)
                .containsEntry(3, 84);
    }

    @Test
    void masksOfSingleObjectsThatOverlapLieInLayers() throws IOException {
        Made.picture(image("a.png"));
        Made.picture(image("a_1.png"));
        Made.labels(mask("a_liver.png"), Made.columns(255, 0, 8));
        Made.labels(mask("a_tumour.png"), Made.columns(255, 4, 7));
        Made.labels(mask("a_vein_2.png"), Made.columns(1, 10, 13));
        Made.labels(mask("a_1_liver.png"), Made.columns(255, 2, 9));
        List<Sample> samples = Made.read(open(STANDARD.withMasks(MaskLayout.FILE_PER_OBJECT)));
        assertThat(samples).hasSize(2);
        assertThat(samples.get(0).layers()).hasSize(2);
        assertThat(samples.get(0).layers().get(0).sizes()).containsEntry(1, 96).containsEntry(3, 36);
        assertThat(samples.get(0).layers().get(1).sizes()).containsEntry(2, 36);
        assertThat(samples.get(1).layers().get(0).sizes()).containsEntry(1, 84);
    }

    @Test
    void masksOfSingleObjectsMayLieInAFolderOfTheStem() throws IOException {
        Made.picture(image("a.png"));
        Made.labels(mask("a").resolve("0.png"), Made.columns(255, 0, 8));
        Made.labels(mask("a").resolve("1.png"), Made.columns(255, 12, 18));
        Sample sample =
                Made.read(open(STANDARD.withMasks(MaskLayout.FILE_PER_OBJECT))).get(0);
        assertThat(sample.layers().get(0).sizes()).hasSize(2);
    }

    @Test
    void aVolumeIsCutAcrossItsOutOfPlaneAxisInOneWindowForAllSlices() throws IOException {
        int[] shape = {10, 8, 12};
        double[] spacing = {1, 5, 1};
        Made.volume(image("v.nii.gz"), VoxelType.INT16, shape, spacing, (x, y, z) -> 100 * y + x);
        Made.volume(mask("v.nrrd"), VoxelType.UINT8, shape, spacing, (x, y, z) -> y == 2 || y == 7 ? 3 : 0);
        List<Sample> samples = Made.read(open(STANDARD.withWindow(IntensityWindow.minMax())));
        assertThat(samples).extracting(Sample::name).containsExactly("v.nii.gz y=2", "v.nii.gz y=7");
        assertThat(samples.get(0).picture().size()).isEqualTo(new Size(10, 12));
        assertThat(samples.get(0).picture().value(0, 0, 0)).isEqualTo((int) (200 / 709.0 * 255));
        assertThat(samples.get(1).picture().value(9, 0, 0)).isEqualTo(255);
        assertThat(samples.get(0).layers().get(0).sizes()).containsEntry(3, 120);
    }

    @Test
    void aVolumeMayHaveAMaskPerObject() throws IOException {
        int[] shape = {10, 10, 4};
        double[] spacing = {1, 1, 3};
        Made.volume(image("v.mha"), VoxelType.INT16, shape, spacing, (x, y, z) -> x);
        Made.volume(mask("v").resolve("liver.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> z == 1 ? 1 : 0);
        Made.volume(
                mask("v").resolve("vein.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> z < 2 && x < 5 ? 1 : 0);
        List<Sample> samples = Made.read(open(STANDARD.withMasks(MaskLayout.FILE_PER_OBJECT)));
        assertThat(samples).hasSize(2);
        assertThat(samples.get(0).layers()).hasSize(1);
        assertThat(samples.get(1).layers()).hasSize(2);
    }

    @Test
    void aVolumeIsThereAsAWholeWithItsObjectsThroughTheSlices() throws IOException {
        int[] shape = {10, 8, 12};
        double[] spacing = {1, 5, 1};
        Made.picture(image("a.png"));
        Made.labels(mask("a.png"), Made.columns(1, 0, 9));
        Made.volume(image("v.mha"), VoxelType.INT16, shape, spacing, (x, y, z) -> 100 * y + x);
        Made.volume(mask("v.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> y == 2 || y == 7 ? 3 : z < 2 ? 12 : 0);
        SampleSource source = open(STANDARD).only(file -> true);
        assertThat(source.isVolume(0)).isFalse();
        assertThat(source.isVolume(1)).isTrue();
        LabelledVolume volume = source.readVolume(1);
        assertThat(volume.name()).isEqualTo("v.mha");
        assertThat(volume.axis()).isEqualTo(Axis.Y);
        assertThat(volume.window()).isEqualTo(STANDARD.window());
        assertThat(volume.objects(0)).containsOnlyKeys("3", "12");
        assertThat(volume.objects(0).get("3")).containsOnlyKeys(2, 7);
        assertThat(volume.objects(0).get("3").get(2).area()).isEqualTo(120);
        assertThat(volume.objects(0).get("12")).containsOnlyKeys(0, 1, 3, 4, 5, 6);
    }

    @Test
    void objectsOfAFileEachKeepTheirNumberThroughTheSlices() throws IOException {
        int[] shape = {10, 10, 4};
        double[] spacing = {1, 1, 3};
        Made.volume(image("v.mha"), VoxelType.INT16, shape, spacing, (x, y, z) -> x);
        Made.volume(mask("v").resolve("liver.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> z == 1 ? 1 : 0);
        Made.volume(
                mask("v").resolve("vein.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> z != 1 && x < 5 ? 1 : 0);
        LabelledVolume volume =
                open(STANDARD.withMasks(MaskLayout.FILE_PER_OBJECT)).readVolume(0);
        assertThat(volume.objects(0).get("1")).containsOnlyKeys(1);
        assertThat(volume.objects(0).get("2")).containsOnlyKeys(0, 2, 3);
    }

    @Test
    void labelsThatAreStoredTheOtherWayRoundAreTurned() throws IOException {
        int[] shape = {6, 7, 4};
        Made.volume(image("v.mha"), VoxelType.INT16, shape, new double[] {1, 1, 3}, (x, y, z) -> x + 10 * y + 100 * z);
        Made.VoxelValue object = (x, y, z) -> z == 1 && x < 2 && y < 3 ? 4 : 0;
        for (int flip = 0; flip < 8; flip++) {
            int[] sign = {1 - 2 * (flip & 1), 1 - (flip & 2), 1 - 2 * (flip >> 2)};
            double[] origin = {sign[0] < 0 ? 5 : 0, sign[1] < 0 ? 6 : 0, sign[2] < 0 ? 9 : 0};
            Affine place = Affine.of(sign[0], 0, 0, origin[0], 0, sign[1], 0, origin[1], 0, 0, 3 * sign[2], origin[2]);
            Files.createDirectories(mask(""));
            VolumeWriter.write(
                    mask("v.nii.gz"),
                    Made.volume(
                            VoxelType.UINT8,
                            shape,
                            place,
                            (x, y, z) -> object.at(
                                    sign[0] < 0 ? 5 - x : x, sign[1] < 0 ? 6 - y : y, sign[2] < 0 ? 3 - z : z)));
            List<Sample> samples = Made.read(open(STANDARD.withLeastArea(1)));
            assertThat(samples).extracting(Sample::name).containsExactly("v.mha z=1");
            assertThat(samples.get(0).layers().get(0))
                    .as("flip %s", flip)
                    .isEqualTo(LabelImage.of(6, 7, Made.ids(new Size(6, 7), (x, y) -> x < 2 && y < 3 ? 4 : 0)));
        }
    }

    @Test
    void ofManySlicesWithObjectsSomeAreTakenEvenly() throws IOException {
        int[] shape = {9, 9, 12};
        double[] spacing = {1, 1, 2};
        Made.volume(image("v.mha"), VoxelType.INT16, shape, spacing, (x, y, z) -> x + 10 * z);
        Made.volume(mask("v.mha"), VoxelType.UINT8, shape, spacing, (x, y, z) -> z >= 2 && z < 11 ? 1 : 0);
        FolderSource all = open(STANDARD);
        assertThat(Made.read(all.withSlicesPerVolume(3)))
                .extracting(Sample::name)
                .containsExactly("v.mha z=3", "v.mha z=6", "v.mha z=9");
        assertThat(Made.read(all.withSlicesPerVolume(3)).get(1))
                .isEqualTo(Made.read(all).get(4));
        assertThat(Made.read(all.withSlicesPerVolume(9))).isEqualTo(Made.read(all));
        assertThat(all.withSlicesPerVolume(3).settings()).isNotEqualTo(all.settings());
        assertThatThrownBy(() -> all.withSlicesPerVolume(0)).hasMessageContaining("0 slices per volume");
    }

    @Test
    void labelsThatDoNotFitTheirPictureAreRefused() throws IOException {
        Made.picture(image("size.png"));
        RasterWriter.writeLabels(
                Files.createDirectories(mask("")).resolve("size.png"),
                new Size(19, 12),
                Made.ids(new Size(19, 12), Made.columns(1, 0, 9)));
        int[] shape = {9, 9, 3};
        Made.volume(image("v.mha"), VoxelType.INT16, shape, new double[] {1, 1, 1}, (x, y, z) -> x);
        Made.volume(mask("v.mha"), VoxelType.UINT8, shape, new double[] {1, 1, 2}, (x, y, z) -> 1);
        Made.volume(image("w.mha"), VoxelType.INT16, shape, new double[] {1, 1, 1}, (x, y, z) -> x);
        Made.volume(mask("w.mha"), VoxelType.FLOAT32, shape, new double[] {1, 1, 1}, (x, y, z) -> 0.5);
        Made.volume(image("x.mha"), VoxelType.INT16, shape, new double[] {1, 1, 1}, (x, y, z) -> x);
        Made.volume(
                mask("x.mha"), VoxelType.FLOAT32, shape, new double[] {1, 1, 1}, (x, y, z) -> x > 4 ? Double.NaN : 1);
        FolderSource source = open(STANDARD);
        assertThatThrownBy(() -> source.read(0, sample -> {}))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the mask has 19 x 12 pixels, its picture 20 x 12");
        assertThatThrownBy(() -> source.read(1, sample -> {})).hasMessageContaining("off their volume");
        assertThatThrownBy(() -> source.read(2, sample -> {}))
                .hasMessageContaining("pixel (0, 0) has label 0.5; expected whole numbers");
        assertThatThrownBy(() -> source.read(3, sample -> {})).hasMessageContaining("voxel (5, 0, 0) has label NaN");
    }

    @Test
    void brokenFilesAreSkippedByTheCacheWithWords() throws IOException {
        Made.picture(image("good.png"));
        Made.labels(mask("good.png"), Made.columns(1, 0, 9));
        Made.picture(image("cut.png"));
        Files.write(image("cut.png"), Arrays.copyOf(Files.readAllBytes(image("cut.png")), 60));
        Made.labels(mask("cut.png"), Made.columns(1, 0, 9));
        Made.picture(image("lonely.png"));
        Files.write(image("empty.png"), new byte[0]);
        Made.labels(mask("empty.png"), Made.columns(1, 0, 9));
        Made.picture(image("colour.png"));
        byte[] colours = new byte[Made.SIZE.area() * 3];
        colours[1] = 9;
        RasterWriter.writePng(mask("colour.png"), ByteImage.rgb(Made.SIZE, colours));
        CachedDataset cached = SampleCache.open(open(STANDARD), CacheSettings.in(folder.resolve("cache")));
        assertThat(cached.size()).isEqualTo(1);
        assertThat(cached.skipped().first())
                .extracting(SkippedFiles.Skipped::name)
                .containsExactly("colour.png", "cut.png", "empty.png", "lonely.png");
        assertThat(cached.skipped().first().get(0).reason()).contains("labels have colours");
        assertThat(cached.skipped().first().get(3).reason()).contains("it has no mask; put one of the same stem");
    }

    @Test
    void foldersThatAreMissingEmptyOrOfOtherNamesAreRefused() throws IOException {
        assertThatThrownBy(() -> open(STANDARD))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("no such folder");
        Files.createDirectories(image(""));
        Files.createDirectories(mask(""));
        assertThatThrownBy(() -> open(STANDARD)).hasMessageContaining("none of its 0 pictures has a mask");
        Made.picture(image("a.png"));
        Made.labels(mask("b.png"), Made.columns(1, 0, 9));
        assertThatThrownBy(() -> open(STANDARD)).hasMessageContaining("none of its 1 pictures has a mask");
        Made.picture(image("a.tiff.png"));
        Files.copy(image("a.png"), image("a.jpg"));
        assertThatThrownBy(() -> open(STANDARD)).hasMessageContaining("have the same stem; rename one");
    }

    @Test
    void notesHiddenFilesAndTheDataHalfOfPairsAreNoPictures() throws IOException {
        for (String name : List.of("a.png", ".hidden.png", "notes.txt", "a.json", "v.hdr", "v.img", "w.raw")) {
            Made.picture(image(name));
        }
        Made.labels(mask("a.png"), Made.columns(1, 0, 9));
        assertThat(open(STANDARD).files()).extracting(SourceFile::name).containsExactly("a.png", "v.hdr");
    }

    @Test
    void stemsAreWhatIsLeftWithoutEndings() {
        assertThat(List.of("a.nii.gz", "a.b.png", "a.seg.nrrd", "a.ome.tif", "1.3.6.1.4", "a_0.5mm.mha"))
                .extracting(FileStem::of)
                .containsExactly("a", "a.b", "a", "a", "1.3.6.1.4", "a_0.5mm");
    }

    @Test
    void aPatternTellsThePatient() {
        PatientRule rule = PatientRule.group(Pattern.compile("^([A-Z]+\\d+)_"));
        assertThat(rule.patientOf("RUNMC03_12.png")).isEqualTo("RUNMC03");
        assertThat(rule.patientOf("other.png")).isEqualTo("other");
        assertThatThrownBy(() -> PatientRule.group(Pattern.compile("a"))).hasMessageContaining("has no group");
    }
}
