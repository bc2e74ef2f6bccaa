package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtStructReaderTest {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 10;
    private static final int DEPTH = 4;

    /** Oblique, 0.5 x 0.75 x 2.5 mm. */
    private static final Affine PLACE = Affine.of(
            new double[] {-101.3, 33.7, 812.1},
            new double[] {0.8, 0, -0.6, 0.6, 0, 0.8, 0, -1, 0},
            new double[] {0.5, 0.75, 2.5});

    private static final VoxelGrid GRID = new VoxelGrid(WIDTH, HEIGHT, DEPTH, PLACE);

    @TempDir
    private Path folder;

    private static String text(double... values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(DataSetBuilder.decimal(value));
        }
        return String.join("\\", texts);
    }

    /** The series of {@link #GRID}, of a patient with a name. */
    private DicomVolume series() throws IOException {
        Path series = Files.createDirectories(folder.resolve("series"));
        for (int z = 0; z < DEPTH; z++) {
            DicomBytes slice = DicomBytes.gray(WIDTH, HEIGHT)
                    .text(Tag.SOP_INSTANCE_UID, "1.2.3." + z)
                    .text(Tag.MODALITY, "CT")
                    .text(Tag.STUDY_INSTANCE_UID, "1.2.9")
                    .text(Tag.FRAME_OF_REFERENCE_UID, "1.2.77")
                    .text(Tag.PATIENT_NAME, "CANARY^NAME")
                    .text(Tag.PIXEL_SPACING, "0.75\\0.5")
                    .text(Tag.IMAGE_ORIENTATION_PATIENT, "0.8\\0.6\\0\\0\\0\\-1")
                    .text(Tag.IMAGE_POSITION_PATIENT, text(PLACE.apply(0, 0, z)));
            Files.write(series.resolve(z + ".dcm"), slice.file());
        }
        return DicomReader.read(series);
    }

    private static DicomBytes empty() {
        return new DicomBytes(DicomBytes.IMPLICIT);
    }

    /** A contour of a type through places in voxels. */
    private static DicomBytes contour(String type, double... ijk) {
        double[] mm = new double[ijk.length];
        for (int i = 0; i + 2 < ijk.length; i += 3) {
            System.arraycopy(PLACE.apply(ijk[i], ijk[i + 1], ijk[i + 2]), 0, mm, i, 3);
        }
        return empty().text(Tag.CONTOUR_GEOMETRIC_TYPE, type)
                .text(Tag.NUMBER_OF_CONTOUR_POINTS, String.valueOf(ijk.length / 3))
                .text(Tag.CONTOUR_DATA, text(mm));
    }

    private static DicomBytes square(double from, double to, double z) {
        return contour("CLOSED_PLANAR", from, from, z, to, from, z, to, to, z, from, to, z);
    }

    private static DicomBytes roi(int number, String name) {
        return empty().text(Tag.ROI_NUMBER, String.valueOf(number))
                .text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, "1.2.77")
                .text(Tag.ROI_NAME, name);
    }

    private static DicomBytes drawn(int number, DicomBytes... contours) {
        return empty().text(Tag.REFERENCED_ROI_NUMBER, String.valueOf(number))
                .text(Tag.ROI_DISPLAY_COLOR, "10\\20\\30")
                .items(Tag.CONTOUR_SEQUENCE, true, contours);
    }

    private static DicomBytes structureSet() {
        return empty().text(Tag.SOP_CLASS_UID, RtStructWriter.SOP_CLASS)
                .text(Tag.MODALITY, "RTSTRUCT")
                .text(Tag.PATIENT_NAME, "CANARY^NAME");
    }

    /** One region. */
    private static DicomBytes of(DicomBytes... contours) {
        return structureSet()
                .items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(1, "liver"))
                .items(Tag.ROI_CONTOUR_SEQUENCE, true, drawn(1, contours));
    }

    static List<byte[]> seeds() {
        DicomBytes several = structureSet()
                .items(Tag.STRUCTURE_SET_ROI_SEQUENCE, false, roi(1, "a"), roi(2, "b"))
                .items(
                        Tag.ROI_CONTOUR_SEQUENCE,
                        false,
                        drawn(1, square(1, 7, 0), square(2, 5, 0), square(2, 5, 3)),
                        drawn(2, contour("POINT", 1, 2, 3), square(0, 9, 1)));
        return List.of(of(square(1.5, 7.5, 1)).file(), several.file());
    }

    static VoxelGrid grid() {
        return GRID;
    }

    private DicomSegmentation read(DicomBytes file) throws IOException {
        return RtStructReader.read(Files.write(folder.resolve("rt.dcm"), file.file()), GRID);
    }

    private static int[] slice(DicomSegmentation read, int z) {
        return Arrays.stream(read.segmentation().labels().stored(z, 0).toArray())
                .mapToInt(value -> (int) value)
                .toArray();
    }

    private static long count(DicomSegmentation read, int z, int label) {
        return Arrays.stream(slice(read, z)).filter(l -> l == label).count();
    }

    @Test
    void whatTheWriterOutlinesIsReadAsTheSameVoxelsNamesAndColours() throws IOException {
        DicomVolume series = series();
        assertThat(series.volume().grid().distanceMm(GRID)).isLessThan(1e-9);
        Random random = new Random(20241121);
        for (int round = 0; round < 25; round++) { // from specks that touch by corners to solids with holes
            int share = 1 + round % 9;
            List<Voxels> slices = new ArrayList<>();
            for (int z = 0; z < DEPTH; z++) {
                double[] ids = new double[WIDTH * HEIGHT];
                Arrays.setAll(ids, i -> random.nextInt(10) < share ? 1 + random.nextInt(3) : 0);
                slices.add(Voxels.of(VoxelType.UINT8, ids));
            }
            Volume labels = Volume.of(
                    series.volume().grid(),
                    Volume.Layout.single(VoxelType.UINT8),
                    Intensity.stored(Intensity.Kind.LABELS),
                    slices);
            List<Segment> segments = List.of(
                    new Segment("Läsion 病変", 1, 0, new Colour(200, 30, 40)),
                    new Segment("b", 2, 0, new Colour(0, 0, 255)),
                    new Segment("c", 3, 0, new Colour(1, 2, 3)));
            Path file = folder.resolve("written.dcm");
            RtStructWriter.write(file, new Segmentation(labels, segments), series);
            DicomSegmentation read = RtStructReader.read(file, series);
            assertThat(read.warnings()).isEmpty();
            assertThat(read.segmentation().segments()).isEqualTo(segments);
            assertThat(read.segmentation().labels().grid())
                    .isEqualTo(series.volume().grid());
            for (int z = 0; z < DEPTH; z++) {
                assertThat(read.segmentation().labels().stored(z, 0)).isEqualTo(slices.get(z));
            }
        }
    }

    @Test
    void aVoxelIsInsideIfItsCentreIs() throws IOException {
        double[] circle = new double[3 * 360];
        for (int i = 0; i < 360; i++) {
            circle[3 * i] = 5.3 + 4.1 * Math.cos(Math.toRadians(i));
            circle[3 * i + 1] = 4.6 + 3.7 * Math.sin(Math.toRadians(i));
            circle[3 * i + 2] = 2.1; // a little beside the middle of its slice
        }
        int[] read = slice(read(of(contour("CLOSED_PLANAR", circle))), 2);
        for (int i = 0; i < read.length; i++) {
            double x = (i % WIDTH - 5.3) / 4.1;
            double y = (i / WIDTH - 4.6) / 3.7;
            assertThat(read[i]).isEqualTo(x * x + y * y < 1 ? 1 : 0);
        }
    }

    @Test
    void contoursWithinOthersAndKeyholesAreHoles() throws IOException {
        DicomBytes keyhole = contour(
                "CLOSED_PLANAR",
                0.5,
                0.5,
                2,
                8.5,
                0.5,
                2,
                8.5,
                8.5,
                2,
                0.5,
                8.5,
                2,
                0.5,
                4,
                2, // to the middle of the left side
                2.5,
                4,
                2,
                2.5,
                5.5,
                2,
                5.5,
                5.5,
                2,
                5.5,
                2.5,
                2,
                2.5,
                2.5,
                2,
                2.5,
                4,
                2,
                0.5,
                4,
                2);
        DicomSegmentation read = read(of(square(0.5, 8.5, 1), square(2.5, 5.5, 1), keyhole));
        assertThat(count(read, 1, 1)).isEqualTo(64 - 9);
        assertThat(slice(read, 2)).isEqualTo(slice(read, 1));
        assertThat(count(read, 0, 1)).isZero();
    }

    @Test
    void ofRegionsThatOverlapTheSmallestIsSeen() throws IOException {
        DicomSegmentation read = read(structureSet()
                .items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(7, "organ"), roi(9, "body"), roi(4, ""))
                .items(
                        Tag.ROI_CONTOUR_SEQUENCE,
                        true,
                        drawn(7, square(2.5, 5.5, 1)),
                        drawn(9, square(0.5, 8.5, 1), square(0.5, 8.5, 2))));
        assertThat(count(read, 1, 7)).isEqualTo(9);
        assertThat(count(read, 1, 9)).isEqualTo(55);
        assertThat(read.segmentation().segments())
                .containsExactly(
                        new Segment("organ", 7, 0, new Colour(10, 20, 30)),
                        new Segment("body", 9, 0, new Colour(10, 20, 30)),
                        Segment.of("Region 4", 4));
        assertThat(read.warnings())
                .containsExactly("9 times a voxel is in several regions; it is given to the smallest of them");
    }

    @Test
    void whatEnclosesNothingHereIsReportedAndLeftOut() throws IOException {
        DicomBytes far = square(20.5, 25.5, 1);
        DicomBytes tilted = contour("CLOSED_PLANAR", 1, 1, 0, 5, 1, 1, 5, 5, 2);
        DicomSegmentation read = read(of(
                contour("POINT", 1, 1, 1),
                contour("OPEN_NONPLANAR", 1, 1, 1, 2, 2, 2, 5, 1, 3),
                contour("CLOSED_PLANAR", 1, 1, 1, 2, 2, 1),
                square(1, 5, 7),
                square(1, 5, 1.4),
                far,
                tilted,
                square(-3.5, 2.5, 1)));
        assertThat(count(read, 1, 1)).isEqualTo(9);
        assertThat(read.warnings())
                .containsExactly(
                        "3 contours are points or open lines, which enclose nothing; left out",
                        "4 contours do not lie in a slice of the 12 x 10 x 4 volume; left out");
    }

    @Test
    void numbersThatAreNoLabelsAreCounted() throws IOException {
        DicomSegmentation read = read(structureSet()
                .items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(5, "a"), roi(0, "b"))
                .items(Tag.ROI_CONTOUR_SEQUENCE, true, drawn(0, square(0.5, 3.5, 1))));
        assertThat(count(read, 1, 2)).isEqualTo(9);
        assertThat(read.warnings()).singleElement().asString().contains("counted in the order of the file");
    }

    @Test
    void regionsInAnotherFrameOfReferenceAreLeftOut() throws IOException {
        DicomVolume series = series();
        DicomBytes elsewhere = roi(2, "b").text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, "1.2.78");
        Path file = folder.resolve("rt.dcm");
        DicomBytes contours = structureSet()
                .items(Tag.ROI_CONTOUR_SEQUENCE, true, drawn(1, square(1, 5, 1)), drawn(2, square(1, 5, 2)));
        Files.write(
                file,
                contours.items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(1, "a"), elsewhere)
                        .file());
        DicomSegmentation read = RtStructReader.read(file, series);
        assertThat(count(read, 2, 2)).isZero();
        assertThat(read.warnings()).singleElement().asString().startsWith("1 regions are in another frame");
        DicomBytes all = of(square(1, 5, 1))
                .items(
                        Tag.STRUCTURE_SET_ROI_SEQUENCE,
                        true,
                        roi(1, "a").text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, "1.2.78"));
        Files.write(file, all.file());
        assertThatThrownBy(() -> VolumeReader.readLabels(file, folder.resolve("series"), warning -> {}))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("give the one it was drawn on");
    }

    @Test
    void theSeriesMayBeBehindALink() throws IOException {
        series();
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("series"));
        Path file =
                Files.write(folder.resolve("rt.dcm"), of(square(0.5, 3.5, 1)).file());
        Segmentation read = VolumeReader.readLabels(file, link, warning -> {});
        assertThat(Arrays.stream(read.labels().stored(1, 0).toArray()).sum()).isEqualTo(9);
    }

    @Test
    void aContourOfMoreThanAMegabyteIsReadToo() throws IOException {
        double[] points = new double[3 * 40_000];
        for (int i = 0; i < points.length / 3; i++) {
            double angle = 2 * Math.PI * i / (points.length / 3);
            points[3 * i] = 5 + 3.2 * Math.cos(angle);
            points[3 * i + 1] = 5 + 3.2 * Math.sin(angle);
        }
        assertThat(count(read(of(contour("CLOSED_PLANAR", points))), 0, 1)).isEqualTo(37);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            1\\2\\NaN\\1\\2\\3\\1\\2\\4   | 3          | something else than numbers
            1\\2\\Infinity\\1\\2\\3\\4\\5\\6 | 3       | something else than numbers
            1\\2\\CANARY\\1\\2\\3\\1\\2\\4 | 3         | something else than numbers
            1\\2\\\\1\\2\\3\\1\\2\\4      | 3          | something else than numbers
            1e300\\2\\3\\1\\2\\3\\1\\2\\4 | 3          | a place that is in no patient
            1e999\\2\\3\\1\\2\\3\\1\\2\\4 | 3          | a place that is in no patient
            1\\2\\3\\4\\5\\6\\7\\8        | 2          | holds 8 numbers
            1\\2\\3\\4\\5\\6\\7\\8\\9    | 2000000000 | holds 9 numbers
            1\\2\\3\\4\\5\\6\\7\\8\\9    | 99999999999 | not a whole number within 32 bits
            """)
    void damagedContoursAreRefusedInOneLine(String points, String count, String words) {
        DicomBytes contour = square(1, 5, 1).text(Tag.CONTOUR_DATA, points).text(Tag.NUMBER_OF_CONTOUR_POINTS, count);
        assertRefused(of(contour), words);
    }

    @Test
    void structureSetsThatDoNotHoldTogetherAreRefusedInOneLine() {
        assertRefused(structureSet(), "has 0 regions");
        assertRefused(of().without(Tag.ROI_CONTOUR_SEQUENCE), "without closed contours (0 points");
        assertRefused(of(contour("POINT", 1, 1, 1)), "without closed contours (1 points");
        assertRefused(of(square(1, 5, 9)), "none of its 1 closed contours lies in a slice of the 12 x 10 x 4 volume");
        assertRefused(
                of(square(1, 5, 1)).items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(1, "a"), roi(1, "b")),
                "is that of two regions");
        assertRefused(
                of(square(1, 5, 1)).items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, roi(2, "a")), "is that of no region");
        assertRefused(
                of(square(1, 5, 1)).items(Tag.STRUCTURE_SET_ROI_SEQUENCE, true, empty()), "roi number is missing");
        assertRefused(
                of().items(
                                Tag.ROI_CONTOUR_SEQUENCE,
                                true,
                                drawn(1, square(1, 5, 1)).text(Tag.ROI_DISPLAY_COLOR, "1\\2\\256")),
                "is no colour");
        assertRefused(DicomBytes.ct(0), "without regions of interest (CT)");
    }

    @Test
    void withoutItsSeriesItIsToldWhatIsMissing() throws IOException {
        Path file = Files.write(folder.resolve("rt.dcm"), of(square(1, 5, 1)).file());
        assertThatThrownBy(() -> VolumeReader.read(file)).hasMessageContaining("name the series it was drawn on");
        assertThatThrownBy(() -> VolumeReader.readLabels(file)).hasMessageContaining("name the series it was drawn on");
    }

    @Test
    void damageAnywhereIsReadOrRefusedInOneLineWithoutTheName() throws IOException {
        Random random = new Random(20241122);
        int refused = 0;
        for (byte[] seed : seeds()) {
            for (int round = 0; round < 2000; round++) {
                byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length)) : seed.clone();
                for (int i = random.nextInt(4); i >= 0 && bytes.length > 132; i--) {
                    bytes[132 + random.nextInt(bytes.length - 132)] = (byte) random.nextInt();
                }
                try {
                    DicomSegmentation read =
                            RtStructReader.read(DicomFile.parse(Path.of("a.dcm"), new MemoryBytes(bytes)), GRID, "");
                    read.segmentation().labels().stored(1, 0);
                    assertThat(read.toString() + read.warnings()).doesNotContain("CANARY");
                } catch (ImageFormatException e) {
                    refused++;
                    assertThat(e.getMessage()).contains("a.dcm: ").doesNotContain("CANARY", "\n");
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private void assertRefused(DicomBytes file, String words) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("CANARY")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
