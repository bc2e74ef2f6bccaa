package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomSegTest {
    private static final int SLICES = 6;
    private static final double COSINE = 0.8;
    private static final double SINE = 0.6;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("labels.dcm");
    }

    /** An oblique CT of 4 x 3 x 6 voxels of a patient with a name; {@code null} for no study. */
    private DicomVolume source(String study) throws IOException {
        Path series = Files.createDirectories(folder.resolve("series"));
        for (int z = 0; z < SLICES; z++) {
            DicomBytes slice = DicomBytes.ct(z)
                    .text(Tag.FRAME_OF_REFERENCE_UID, "1.2.77")
                    .text(Tag.PATIENT_NAME, "CANARY^NAME")
                    .text(Tag.PATIENT_ID, "CANARY")
                    .text(Tag.IMAGE_ORIENTATION_PATIENT, "%s\\%s\\0\\0\\0\\-1".formatted(COSINE, SINE))
                    .text(
                            Tag.IMAGE_POSITION_PATIENT,
                            String.format(Locale.ROOT, "%.4f\\%.4f\\7.5", -10 - 2.5 * SINE * z, 20 + 2.5 * COSINE * z));
            if (study != null) {
                slice.text(Tag.STUDY_INSTANCE_UID, study);
            }
            Files.write(series.resolve(z + ".dcm"), slice.file());
        }
        return DicomReader.read(series);
    }

    /** Each byte is a label; 4 x 3 of them a slice, and slices after the last of the grid are the next layer. */
    private static Volume labels(VoxelGrid grid, int layers, int... voxels) {
        List<Voxels> slices = new ArrayList<>();
        int area = grid.width() * grid.height();
        for (int slice = 0; slice < layers * grid.depth(); slice++) {
            byte[] bytes = new byte[area];
            for (int i = 0; i < area; i++) {
                int at = slice * area + i;
                bytes[i] = (byte) (at < voxels.length ? voxels[at] : 0);
            }
            slices.add(Voxels.adopt(VoxelType.UINT8, bytes));
        }
        Volume.Layout one = Volume.Layout.single(VoxelType.UINT8);
        return Volume.of(
                grid,
                new Volume.Layout(VoxelType.UINT8, 1, layers, one.timeStepSeconds()),
                Intensity.stored(Intensity.Kind.LABELS),
                slices);
    }

    /** Two segments: nothing in slices 0 and 3, one in 1, 4 and 5, both in 2. */
    private static int[] gapped() {
        int[] voxels = new int[12 * SLICES];
        voxels[12] = 1;
        voxels[23] = 1;
        voxels[24] = 2;
        voxels[25] = 1;
        voxels[31] = 2;
        voxels[48 + 5] = 2;
        voxels[60 + 11] = 1;
        return voxels;
    }

    private static void assertSame(Volume actual, Volume expected, int firstSlice) {
        for (int z = 0; z < actual.grid().depth(); z++) {
            assertThat(actual.stored(z, 0).toArray())
                    .isEqualTo(expected.stored(firstSlice + z, 0).toArray());
        }
    }

    @Test
    void labelsComeBackInTheGridOfTheirSource() throws IOException {
        DicomVolume source = source("1.2.9");
        Volume labels = labels(source.volume().grid(), 1, gapped());
        List<Segment> segments = List.of(
                new Segment("Läsion \\ 病変", 1, 0, new Colour(200, 30, 40)),
                new Segment("organ", 2, 0, Colour.ofLabel(9)));
        DicomSegWriter.write(file, new Segmentation(labels, segments), source);
        DicomSegmentation read = DicomSegReader.read(file, source.volume().grid());
        assertThat(read.warnings()).isEmpty();
        assertThat(read.segmentation().labels().grid())
                .isEqualTo(source.volume().grid());
        assertSame(read.segmentation().labels(), labels, 0);
        assertThat(read.segmentation().segments())
                .containsExactly(new Segment("Läsion / 病変", 1, 0, new Colour(200, 30, 40)), segments.get(1));
    }

    @Test
    void aLabelMapIsReadAsTheSameLabels() throws IOException {
        DicomVolume source = source("1.2.9");
        Volume labels = labels(source.volume().grid(), 1, gapped());
        LabelObject.LABELMAP.write(
                file, new Segmentation(labels, List.of(Segment.of("a", 1), Segment.of("b", 2))), source);
        DicomSegmentation read = DicomSegReader.read(file, source.volume().grid());
        assertSame(read.segmentation().labels(), labels, 0);
        assertThat(read.segmentation().segments()).containsExactly(Segment.of("a", 1), Segment.of("b", 2));
        DataSet data = DicomFile.open(file).data();
        assertThat(data.required(Tag.NUMBER_OF_FRAMES)).isEqualTo(4);
        assertThat(data.items(Tag.SEGMENT_SEQUENCE)).hasSize(3); // with the background
        Volume layers = labels(source.volume().grid(), 2, gapped());
        assertThatThrownBy(() -> LabelObject.LABELMAP.write(file, Segmentation.unnamed(layers), source))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("write a binary segmentation");
    }

    @Test
    void aLabelMapOfManyObjectsHas16Bits() throws IOException {
        DicomVolume source = source("1.2.9");
        VoxelGrid grid = source.volume().grid();
        List<Segment> segments = new ArrayList<>();
        for (int label = 1; label <= 300; label++) {
            segments.add(Segment.of("s" + label, label));
        }
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < SLICES; z++) {
            double[] ids = new double[12];
            ids[z] = 295 + z;
            slices.add(Voxels.of(VoxelType.UINT16, ids));
        }
        Volume labels = Volume.of(
                grid, Volume.Layout.single(VoxelType.UINT16), Intensity.stored(Intensity.Kind.LABELS), slices);
        DicomSegWriter.writeLabelMap(file, new Segmentation(labels, segments), source);
        assertSame(DicomSegReader.read(file).segmentation().labels(), labels, 0);
    }

    @Test
    void labelsComeBackAlsoInAGridWhoseAxesRunOtherwise() throws IOException {
        DicomVolume source = source("1.2.9");
        Volume labels = labels(source.volume().grid(), 1, gapped());
        DicomSegWriter.write(file, Segmentation.unnamed(labels), source);
        double[] m = source.volume().grid().toPatient().toArray();
        VoxelGrid turned = source.volume()
                .grid()
                .reorderedLike(new VoxelGrid(
                        1, 1, 1, Affine.of(-m[2], m[1], -m[0], 0, -m[6], m[5], -m[4], 0, -m[10], m[9], -m[8], 0)));
        assertThat(turned).hasToString("6 x 3 x 4");
        Volume read = DicomSegReader.read(file, turned).segmentation().labels();
        assertThat(read.grid()).isEqualTo(turned);
        assertSame(read.reorderedLike(labels.grid()), labels, 0);
    }

    @Test
    void withoutTheSourceTheGridIsFromTheFirstFrameToTheLast() throws IOException {
        DicomVolume source = source("1.2.9");
        Volume labels = labels(source.volume().grid(), 1, gapped());
        DicomSegWriter.write(file, Segmentation.unnamed(labels), source);
        Volume read = DicomSegReader.read(file).segmentation().labels();
        assertThat(read).hasToString("4 x 3 x 5 UINT8 volume");
        for (double[] at : new double[][] {{0, 0, 0}, {3, 2, 4}}) {
            assertThat(read.grid().toPatient().apply(at[0], at[1], at[2]))
                    .containsExactly(source.volume().grid().toPatient().apply(at[0], at[1], at[2] + 1), within(1e-9));
        }
        assertSame(read, labels, 1);
    }

    @Test
    void itRefersToItsSourceFrameByFrame() throws IOException {
        DicomVolume source = source("1.2.9");
        DicomSegWriter.write(file, Segmentation.unnamed(labels(source.volume().grid(), 1, gapped())), source);
        DataSet data = DicomFile.open(file).data();
        assertThat(data.text(Tag.STUDY_INSTANCE_UID)).hasValue("1.2.9");
        assertThat(data.text(Tag.FRAME_OF_REFERENCE_UID)).hasValue("1.2.77");
        assertThat(data.text(Tag.PATIENT_NAME)).hasValue("CANARY^NAME");
        assertThat(data.text(Tag.SERIES_INSTANCE_UID).orElseThrow()).startsWith("2.25.");
        DataSet series = data.item(Tag.REFERENCED_SERIES_SEQUENCE).orElseThrow();
        assertThat(series.text(Tag.SERIES_INSTANCE_UID)).hasValue("1.2.3");
        assertThat(series.items(Tag.REFERENCED_INSTANCE_SEQUENCE)).hasSize(4);
        List<DataSet> frames = data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        assertThat(frames).hasSize(5).hasSize(data.required(Tag.NUMBER_OF_FRAMES));
        DataSet last = frames.get(4);
        assertThat(last.item(Tag.FRAME_CONTENT_SEQUENCE).orElseThrow().doubles(Tag.DIMENSION_INDEX_VALUES))
                .containsExactly(4, 1);
        assertThat(last.item(Tag.DERIVATION_IMAGE_SEQUENCE)
                        .orElseThrow()
                        .item(Tag.SOURCE_IMAGE_SEQUENCE)
                        .orElseThrow()
                        .text(Tag.REFERENCED_SOP_INSTANCE_UID))
                .hasValue(source.source().slices().get(5).orElseThrow().sopInstanceUid());
    }

    @Test
    void outlinesFillTheVoxelsAgain() throws IOException {
        DicomVolume source = source("1.2.9");
        VoxelGrid grid = source.volume().grid();
        int[] voxels = gapped();
        for (int i : new int[] {0, 1, 2, 4, 6, 8, 9, 10}) {
            voxels[36 + i] = 1; // a ring
        }
        RtStructWriter.write(file, Segmentation.unnamed(labels(grid, 1, voxels)), source);
        DataSet data = DicomFile.open(file).data();
        assertThat(data.text(Tag.PATIENT_NAME)).hasValue("CANARY^NAME");
        assertThat(data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE)).hasSize(2);
        List<DataSet> rois = data.items(Tag.ROI_CONTOUR_SEQUENCE);
        int[] drawn = new int[voxels.length];
        for (int roi = 0; roi < 2; roi++) {
            for (DataSet contour : rois.get(roi).items(Tag.CONTOUR_SEQUENCE)) {
                assertThat(contour.text(Tag.CONTOUR_GEOMETRIC_TYPE)).hasValue("CLOSED_PLANAR");
                fill(contour, grid, roi + 1, drawn);
            }
        }
        assertThat(drawn).isEqualTo(voxels);
    }

    /** Back to pixels by the two edges of a slice, which are at right angles; slices are 2.5 mm apart. */
    private static void fill(DataSet contour, VoxelGrid grid, int label, int[] drawn) throws IOException {
        double[] points = contour.doubles(Tag.CONTOUR_DATA);
        List<Vertex> vertices = new ArrayList<>();
        double[] origin = grid.toPatient().apply(0, 0, 0);
        int z = 0;
        for (int i = 0; i < points.length; i += 3) {
            double[] from = {points[i] - origin[0], points[i + 1] - origin[1], points[i + 2] - origin[2]};
            vertices.add(new Vertex((from[0] * COSINE + from[1] * SINE) / 0.5, -from[2] / 0.75));
            z = (int) Math.round((-from[0] * SINE + from[1] * COSINE) / 2.5);
        }
        assertThat(contour.required(Tag.NUMBER_OF_CONTOUR_POINTS)).isEqualTo(vertices.size());
        Mask mask = new Polygon(vertices).toMask(4, 3);
        for (int i = 0; i < 12; i++) {
            if (mask.get(i % 4, i / 4)) {
                drawn[12 * z + i] ^= label;
            }
        }
    }

    @Test
    void objectsThatOverlapAreKeptApartAndReadAsTheLast() throws IOException {
        DicomVolume source = source("1.2.9");
        int[] voxels = new int[2 * 12 * SLICES];
        voxels[0] = 7;
        voxels[1] = 7;
        voxels[12 * SLICES + 1] = 9;
        Volume labels = labels(source.volume().grid(), 2, voxels);
        DicomSegWriter.write(
                file, new Segmentation(labels, List.of(new Segment("b", 9, 1, new Colour(1, 2, 3)))), source);
        DicomSegmentation read = DicomSegReader.read(file);
        assertThat(read.segmentation().segments()).extracting(Segment::name).containsExactly("Label 7", "b");
        assertThat(read.segmentation().labels().stored(0, 0).toArray()).startsWith(1, 2, 0);
        assertThat(read.warnings())
                .containsExactly("1 times a voxel is in several segments; it is given to the last of them");
    }

    @Test
    void whatCannotBeWrittenLeavesNoFile() throws IOException {
        DicomVolume source = source("1.2.9");
        VoxelGrid grid = source.volume().grid();
        assertThatThrownBy(() -> DicomSegWriter.write(file, Segmentation.unnamed(labels(grid, 1)), source))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("no label is drawn");
        VoxelGrid moved = new VoxelGrid(4, 3, SLICES, grid.toPatient().flippedXy());
        assertThatThrownBy(() -> DicomSegWriter.write(file, Segmentation.unnamed(labels(moved, 1, 1)), source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not at the same place");
        DicomVolume alone = source(null);
        assertThatThrownBy(() -> DicomSegWriter.write(file, Segmentation.unnamed(labels(grid, 1, 1)), alone))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("no study or series UID")
                .hasMessageNotContaining("CANARY");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPatientInAnUnknownCharacterSetKeepsItsBytes() throws IOException {
        DicomVolume named = source("1.2.9");
        Path slice = folder.resolve("series").resolve("0.dcm");
        DicomBytes bytes = DicomBytes.ct(0)
                .text(Tag.STUDY_INSTANCE_UID, "1.2.9")
                .text(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .text(Tag.PATIENT_NAME, "M\u00fcller");
        Files.write(slice, bytes.file());
        DicomVolume source = DicomReader.read(slice);
        Segmentation labels = new Segmentation(
                labels(source.volume().grid(), 1, 0, 1), List.of(new Segment("Ä病", 1, 0, Colour.ofLabel(1))));
        DicomSegWriter.write(file, labels, source);
        DataSet data = DicomFile.open(file).data();
        assertThat(data.text(Tag.SPECIFIC_CHARACTER_SET)).hasValue("ISO_IR 100");
        assertThat(data.text(Tag.PATIENT_NAME)).hasValue("M\u00fcller");
        assertThat(DicomSegReader.read(file).segmentation().segments().get(0).name())
                .isEqualTo("Ä?");
        assertThat(named.warnings()).isEmpty();
    }

    @Test
    void damagedOnesAreRefusedWithoutTheirTexts() throws IOException {
        DicomVolume source = source("1.2.9");
        Volume labels = labels(source.volume().grid(), 1, gapped());
        DicomSegWriter.write(
                file, new Segmentation(labels, List.of(Segment.of("CANARY", 1), Segment.of("CANARY", 2))), source);
        assertThat(DicomSegReader.read(file)).hasToString("segmentation of 2 segments in a 4 x 3 x 5 UINT8 volume");
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int at = 132; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (0x55 + at % 7);
            Files.write(file, damaged);
            refused += assertSilent(source.volume().grid());
        }
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused += assertSilent(source.volume().grid());
        }
        assertThat(refused).isGreaterThan(300);
        assertThatThrownBy(() -> DicomSegReader.read(folder.resolve("series").resolve("0.dcm")))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a DICOM file without segments (CT)");
    }

    private int assertSilent(VoxelGrid grid) {
        try {
            DicomSegReader.read(file).segmentation().labels().stored(0, 0);
            DicomSegReader.read(file, grid);
            return 0;
        } catch (IOException | UncheckedIOException e) {
            assertThat(e.getMessage()).doesNotContain("CANARY").doesNotContain("\n");
            return 1;
        }
    }

    @Test
    void decimalsHaveAtMost16CharactersAndLoseLittle() {
        double[] values = {
            0, 1, -1, 0.1, 1.0 / 3, -2.0 / 3, 1e-7 / 3, -123456.789012345678, 1e14 / 3, 2.5e-300, -0.99999999999999994
        };
        for (double value : values) {
            String text = DataSetBuilder.decimal(value);
            assertThat(text.length()).isLessThanOrEqualTo(16);
            assertThat(Double.parseDouble(text)).isCloseTo(value, within(1e-9 * Math.abs(value)));
        }
        assertThat(DataSetBuilder.decimal(0.5)).isEqualTo("0.5");
        assertThat(DataSetBuilder.decimal(-3)).isEqualTo("-3");
    }

    @Test
    void coloursComeBack() {
        for (int i = 0; i < 4096; i++) {
            Colour colour = new Colour(i % 16 * 17, i / 16 % 16 * 17, i / 256 * 17);
            int[] lab = CieLab.of(colour);
            assertThat(CieLab.colour(new double[] {lab[0], lab[1], lab[2]})).isEqualTo(colour);
        }
        assertThat(new String(TextEncoding.UTF_8.value("a".repeat(80), 64), StandardCharsets.UTF_8))
                .hasSize(64);
    }
}
