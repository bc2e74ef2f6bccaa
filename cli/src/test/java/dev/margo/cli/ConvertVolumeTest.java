package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterReader;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertVolumeTest {
    private static final Affine OBLIQUE = Affine.of(
            new double[] {-101.25, 33.5, 812.125},
            new double[] {0.8, -0.36, 0.48, 0.6, 0.48, -0.64, 0, 0.8, 0.6},
            new double[] {0.75, 0.75, 5});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.nii.gz,b.nrrd,NRRD", "a.nrrd,b.mha,MetaImage", "a.mha,b.nii,NIfTI", "a.nii,b.nii.gz,NIfTI"})
    void voxelsAndPlaceAreKept(String from, String to, String format) throws IOException {
        Path source = Scans.write(folder.resolve(from), OBLIQUE, 1);
        Path target = folder.resolve(to);
        Cli cli = Cli.run("convert", source, target);
        assertThat(cli.outLines())
                .singleElement()
                .asString()
                .endsWith("-> %s (%s): 40 x 30 x 5 INT16 volume, geometry kept".formatted(target, format));
        Volume copy = VolumeReader.read(target);
        Volume original = VolumeReader.read(source);
        assertThat(copy.grid().distanceMm(original.grid())).isCloseTo(0, within(1e-4));
        for (int z = 0; z < Scans.DEPTH; z++) {
            assertThat(copy.stored(z, 0)).isEqualTo(original.stored(z, 0));
        }
    }

    @Test
    void aTiffStackKeepsSpacingAndTheLossOfThePlaceIsTold() throws IOException {
        Path source = Scans.write(folder.resolve("a.nii"), OBLIQUE, 1);
        Path target = folder.resolve("b.tif");
        Cli cli = Cli.run("convert", source, target);
        assertThat(cli.out()).contains("(TIFF)", "spacing kept; place and orientation LOST (it was LSA)");
        assertThat(VolumeReader.read(target).stored(2, 0))
                .isEqualTo(VolumeReader.read(source).stored(2, 0));
        assertThat(Cli.run("info", target).outLines()).anyMatch(line -> line.matches("spacing mm +0.75, 0.75, 5.0.*"));
        assertThat(Cli.run("view", target, "--out", folder.resolve("sheet.png")).exitCode())
                .isZero();
    }

    @Test
    void aLabelPictureBecomesCocoAndComesBack() throws IOException {
        Path labels = folder.resolve("labels.png");
        RasterWriter.writeLabels(labels, new Size(3, 2), new int[] {0, 1, 1, 2, 2, 300});
        Path json = folder.resolve("objects.json");
        Cli there = Cli.run("convert", labels, json, "--coco", "polygons");
        assertThat(there.out()).contains("(PNG) -> ", "(COCO): 3 x 2 x 1 UINT16 volume, geometry kept");
        assertThat(Files.readString(json)).contains("\"file_name\":\"objects.png\"", "[[3,1,3,2,2,2,2,1]]");
        Path back = folder.resolve("back.png");
        assertThat(Cli.run("convert", json, back).exitCode()).isZero();
        assertThat(RasterReader.read(back)).isEqualTo(RasterReader.read(labels));
        assertThat(Cli.run("info", json).out()).contains("COCO", "labels");
    }

    @Test
    void slicesGoIntoAFolderAndComeBack() throws IOException {
        Path source = Scans.writeLabels(folder.resolve("labels.nii"), Scans.TRANSVERSE);
        Path slices = folder.resolve("slices");
        assertThat(Cli.run("convert", source, slices, "--labels").out()).contains("(PNG slices)");
        Path back = folder.resolve("back.tif");
        Cli cli = Cli.run("convert", slices, back, "--labels");
        assertThat(cli.out()).contains("-> " + back + " (TIFF)", "geometry kept");
        assertThat(VolumeReader.readLabels(back).labels().stored(1, 0).toArray())
                .isEqualTo(VolumeReader.readLabels(source).labels().stored(1, 0).toArray());
        assertFails(Cli.run("convert", source, slices), 2, "is a folder");
    }

    @Test
    void segmentsKeepTheirNames() throws IOException {
        Volume labels = VolumeReader.read(Scans.writeLabels(folder.resolve("labels.nii"), Scans.TRANSVERSE));
        Path source = folder.resolve("a.seg.nrrd");
        VolumeWriter.writeLabels(source, new Segmentation(labels, List.of(Segment.of("liver", 1))));
        Path target = folder.resolve("b.nrrd");
        assertThat(Cli.run("convert", source, target).exitCode()).isZero();
        assertThat(VolumeReader.readLabels(target).segments())
                .singleElement()
                .extracting(Segment::name)
                .isEqualTo("liver");
    }

    @Test
    void refusesWhatItCannotDoAndWritesNothing() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Path cut = Files.write(folder.resolve("cut.nii"), Arrays.copyOf(Files.readAllBytes(scan), 2000));
        Path out = Files.createDirectory(folder.resolve("out"));
        assertFails(Cli.run("convert", scan, scan), 2, "same file");
        assertFails(Cli.run("convert", scan, out.resolve("scan.pth")), 2, "end the name as one of");
        assertFails(Cli.run("convert", scan, out), 2, "is a folder");
        assertFails(Cli.run("convert", scan, out.resolve("gone/scan.nrrd")), 3, "does not exist");
        assertFails(Cli.run("convert", scan, out.resolve("a.nrrd"), "--preprocessing", "sam"), 2, "for checkpoints");
        assertFails(Cli.run("convert", scan, out.resolve("a.nrrd"), "--coco", "runs"), 2, "ends in .json");
        assertFails(Cli.run("convert", Cli.MODEL, out.resolve("a.pth"), "--labels"), 2, "is a checkpoint");
        assertFails(Cli.run("convert", scan, out.resolve("a.png")), 3, "PNG holds one slice");
        assertFails(Cli.run("convert", Cli.IMAGE, out.resolve("a.json")), 3, "labels have 1 channel, got 3");
        assertFails(Cli.run("convert", scan, out.resolve("a.json")), 3, "is no label");
        assertFails(Cli.run("convert", Cli.MODEL, out.resolve("a.nii")), 2, ".safetensors, .pth or .pt");
        assertFails(Cli.run("convert", cut, out.resolve("a.nrrd")), 3, "cut.nii");
        assertThat(out).isEmptyDirectory();
    }

    private static void assertFails(Cli cli, int exitCode, String words) {
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(exitCode);
    }
}
