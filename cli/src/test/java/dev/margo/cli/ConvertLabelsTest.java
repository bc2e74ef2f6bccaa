package dev.margo.cli;

import static dev.margo.cli.DicomScans.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertLabelsTest {
    /** The grid of {@link Scans#TRANSVERSE} with columns to the right, rows to the front, slices to the feet. */
    private static final Affine TURNED = Affine.of(-0.5, 0, 0, 9.5, 0, -0.75, 0, 1.75, 0, 0, -4, 116);

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void writeTheSeries() throws IOException {
        series = DicomScans.write(folder.resolve("ct"));
    }

    private Path labels() throws IOException {
        Volume labels = VolumeReader.read(Scans.writeLabels(folder.resolve("plain.nii"), Scans.TRANSVERSE));
        Path file = folder.resolve("labels.seg.nrrd");
        List<Segment> segments = List.of(
                new Segment("liver", 1, 0, new Colour(200, 30, 40)),
                new Segment("spleen", 2, 0, new Colour(1, 2, 250)));
        VolumeWriter.writeLabels(file, new Segmentation(labels, segments));
        return file;
    }

    private static void assertSame(Volume actual, Volume expected) {
        assertThat(actual.grid()).hasToString(expected.grid().toString());
        for (int z = 0; z < expected.grid().depth(); z++) {
            assertThat(actual.stored(z, 0).toArray())
                    .isEqualTo(expected.stored(z, 0).toArray());
        }
    }

    private static Cli done(Object... args) {
        Cli cli = Cli.run(args);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out() + cli.err()).doesNotContain("CANARY", "1970");
        return cli;
    }

    @ParameterizedTest
    @CsvSource({
        "seg,DICOM segmentation",
        "labelmap,DICOM label map segmentation",
        "rtstruct,DICOM RT structure set",
    })
    void labelsBecomeADicomObjectAndComeBackWithNamesAndColours(String as, String format) throws IOException {
        Path labels = labels();
        Path object = folder.resolve("object.dcm");
        Cli cli = done("convert", labels, object, "--as", as, "--like", series);
        assertThat(cli.out()).contains("-> " + object, "(" + format + "): 40 x 30 x 5", "geometry kept");
        assertThat(new String(Files.readAllBytes(object), StandardCharsets.ISO_8859_1))
                .contains(CANARY);
        for (String name : List.of("back.seg.nrrd", "back.nii.gz", "back.mha")) {
            Path back = folder.resolve(name);
            done("convert", object, back, "--like", series);
            assertSame(VolumeReader.read(back), VolumeReader.read(labels));
            assertThat(VolumeReader.read(back)
                            .grid()
                            .distanceMm(VolumeReader.read(series).grid()))
                    .isLessThan(1e-4);
            assertThat(new String(Files.readAllBytes(back), StandardCharsets.ISO_8859_1))
                    .doesNotContain("CANARY", "1970");
        }
        assertThat(VolumeReader.readLabels(folder.resolve("back.seg.nrrd")).segments())
                .isEqualTo(VolumeReader.readLabels(labels).segments());
    }

    @ParameterizedTest
    @CsvSource({"labels.tif,TIFF", "labels,PNG slices", "labels.json,COCO"})
    void labelsOfFormatsThatHaveNoPlaceAreLaidOnTheirScan(String name, String format) throws IOException {
        Path labels = labels();
        Path flat = folder.resolve(name);
        assertThat(done("convert", labels, flat, "--like", series).out()).contains("(" + format + ")", "LOST");
        Path object = folder.resolve("object.dcm");
        Cli cli = done("convert", flat, object, "--like", series);
        assertThat(cli.out()).contains("geometry kept");
        assertThat(cli.errLines()).singleElement().asString().contains("no place in the patient in " + format);
        done("convert", object, folder.resolve("back.nrrd"), "--like", series);
        assertSame(VolumeReader.read(folder.resolve("back.nrrd")), VolumeReader.read(labels));
        Path small = Scans.writeLabels(folder.resolve("other.nii"), Scans.TRANSVERSE);
        VolumeWriter.write(folder.resolve("one.png"), firstSlice(VolumeReader.read(small)));
        assertFails(Cli.run("convert", folder.resolve("one.png"), object, "--like", series), 3, "resample the labels");
    }

    private static Volume firstSlice(Volume volume) {
        VoxelGrid grid = volume.grid();
        return Volume.of(
                new VoxelGrid(grid.width(), grid.height(), 1, grid.toPatient()),
                volume.layout(),
                volume.intensity(),
                volume::stored);
    }

    @Test
    void aSegmentationHasAGridOfItsOwnToo() throws IOException {
        Path object = folder.resolve("object.dcm");
        done("convert", labels(), object, "--like", series);
        Path back = folder.resolve("back.nii");
        done("convert", object, back);
        assertThat(VolumeReader.read(back).grid()).hasToString("40 x 30 x 4"); // from the first slice drawn
        assertThat(Cli.run("info", object).out()).contains("DICOM", "labels").doesNotContain("CANARY");
    }

    @Test
    void anRtStructureSetNeedsItsSeries() throws IOException {
        Path object = folder.resolve("object.dcm");
        done("convert", labels(), object, "--as", "rtstruct", "--like", series);
        assertFails(Cli.run("convert", object, folder.resolve("a.nii")), 2, "with --like SERIES");
        assertFails(Cli.run("info", object), 3, "holds outlines and no voxels");
        Path other = DicomScans.write(folder.resolve("other"), Map.of(0x00200052, "1.2.3.8"));
        assertFails(
                Cli.run("convert", object, folder.resolve("a.nii"), "--like", other), 3, "another frame of reference");
        assertThat(folder.resolve("a.nii")).doesNotExist();
    }

    @Test
    void labelsWhoseAxesRunTheOtherWayAreTurned() throws IOException {
        Path labels = labels();
        Volume drawn = VolumeReader.read(labels);
        Volume turned = drawn.reorderedLike(new VoxelGrid(1, 1, 1, TURNED));
        assertThat(turned.grid().toPatient()).isEqualTo(TURNED);
        Path file = folder.resolve("turned.nii.gz");
        VolumeWriter.write(file, turned);
        Path copy = folder.resolve("copy.nrrd");
        done("convert", file, copy, "--like", series);
        assertSame(VolumeReader.read(copy), drawn);
        Path standing = folder.resolve("standing.nrrd"); // slices along the patient's left
        VolumeWriter.write(
                standing, drawn.reorderedLike(new VoxelGrid(1, 1, 1, Affine.of(0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0))));
        assertThat(VolumeReader.read(standing).grid()).hasToString("30 x 5 x 40");
        done("convert", standing, copy, "--like", series);
        assertSame(VolumeReader.read(copy), drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turned.nii.gz", "object.dcm", "outlines.dcm"})
    void theSheetIsTheSameHoweverLabelsAreKept(String name) throws IOException {
        Path labels = labels();
        Volume turned = VolumeReader.read(labels).reorderedLike(new VoxelGrid(1, 1, 1, TURNED));
        VolumeWriter.write(folder.resolve("turned.nii.gz"), turned);
        done("convert", labels, folder.resolve("object.dcm"), "--like", series);
        done("convert", labels, folder.resolve("outlines.dcm"), "--as", "rtstruct", "--like", series);
        Path expected = folder.resolve("expected.png");
        Path sheet = folder.resolve("sheet.png");
        done("view", series, "--labels", labels, "-o", expected);
        done("view", series, "--labels", folder.resolve(name), "-o", sheet);
        assertThat(sheet).hasSameBinaryContentAs(expected);
    }

    @Test
    void whatIsMissingOrDoesNotFitIsToldInOneLine() throws IOException {
        Path labels = labels();
        Path out = Files.createDirectory(folder.resolve("out"));
        Path object = out.resolve("object.dcm");
        Path nifti = Scans.write(folder.resolve("scan.nii"));
        Path far =
                Scans.writeLabels(folder.resolve("far.nii"), Affine.of(0.5, 0, 0, -10, 0, 0.75, 0, -20, 0, 0, 4, 103));
        assertFails(Cli.run("convert", labels, object), 2, "name that with --like SERIES");
        assertFails(
                Cli.run("convert", labels, object, "--as", "rtss", "--like", series), 2, "seg, labelmap or rtstruct");
        assertFails(
                Cli.run("convert", labels, out.resolve("a.nii"), "--as", "seg", "--like", series), 2, "ends in .dcm");
        assertFails(Cli.run("convert", labels, object, "--like", nifti), 2, "refers to a DICOM series");
        assertFails(Cli.run("convert", far, object, "--like", series), 3, "up to 3.0 mm away");
        assertFails(Cli.run("convert", nifti, object, "--like", series), 2, "labels are whole numbers from 0");
        assertFails(Cli.run("convert", labels, out.resolve("a.mhd")), 2, "MetaImage (.mha)");
        assertFails(Cli.run("convert", Cli.MODEL, out.resolve("a.pth"), "--like", series), 2, "is a checkpoint");
        assertThat(out).isEmptyDirectory();
    }

    private static void assertFails(Cli cli, int exitCode, String words) {
        assertThat(cli.errLines()).singleElement().asString().contains(words).doesNotContain("CANARY", "1970");
        assertThat(cli.exitCode()).isEqualTo(exitCode);
    }
}
