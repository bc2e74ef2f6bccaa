package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewCommandTest {
    @TempDir
    private Path folder;

    @Test
    void showsEverySliceOfAShortVolumeAtItsTrueProportions() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path out = folder.resolve("sheet.png");
        Cli cli = Cli.run("view", scan, "-o", out);
        assertThat(cli.outLines())
                .singleElement()
                .asString()
                .contains("5 of 5 slices along z, window ")
                .endsWith("-> " + out);
        // 20 x 22.5 mm: 249 x 280 pixels, in 3 columns and 2 rows, 4 pixels apart
        assertThat(RasterReader.read(out).size()).isEqualTo(new Size(3 * 249 + 8, 2 * 280 + 4));
    }

    @Test
    void isTheSameEveryTime() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path labels = Scans.writeLabels(folder.resolve("labels.nrrd"), Scans.TRANSVERSE);
        byte[] first = sheet(scan, "--labels", labels);
        assertThat(sheet(scan, "--labels", labels)).isEqualTo(first);
        assertThat(sheet(scan)).isNotEqualTo(first);
    }

    @Test
    void objectsAreTintedWhereTheyAre() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path labels = Scans.writeLabels(folder.resolve("labels.nrrd"), Scans.TRANSVERSE);
        sheet(scan, "--labels", labels, "--slices", 1, "--window", "-10000,10000"); // slice 2
        Image drawn = RasterReader.read(folder.resolve("sheet.png"));
        int y = 14 * 280 / 30;
        assertThat(drawn.sample(11 * 249 / 40, y, 2)).isGreaterThan(drawn.sample(11 * 249 / 40, y, 0)); // blue
        assertThat(drawn.sample(28 * 249 / 40, y, 0)).isGreaterThan(drawn.sample(28 * 249 / 40, y, 2)); // orange
        int away = 38 * 249 / 40;
        assertThat(drawn.sample(away, y, 0)).isEqualTo(drawn.sample(away, y, 2));
    }

    @Test
    void whereNotAllFitSlicesWithLabelsAreShown() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        VoxelGrid grid = VolumeReader.read(scan).grid();
        Path labels = folder.resolve("labels.nii");
        double[] one = new double[grid.width() * grid.height()];
        one[7 * grid.width() + 3] = 2;
        VolumeWriter.write(
                labels,
                Volume.of(
                        grid,
                        Volume.Layout.single(VoxelType.UINT8),
                        Intensity.stored(Intensity.Kind.LABELS),
                        (z, t) -> Voxels.of(VoxelType.UINT8, z == 4 ? one : new double[one.length])));
        Path out = folder.resolve("sheet.png");
        Cli all = Cli.run("view", scan, "-o", out, "--labels", labels);
        assertThat(all.out()).contains("5 of 5 slices along z");
        for (String axis : List.of("x", "y", "z")) {
            Cli some = Cli.run("view", scan, "-o", out, "--labels", labels, "--slices", 2, "--axis", axis);
            assertThat(some.out()).as(some.err()).contains(": 1 of ");
        }
        assertThat(Cli.run("view", labels, "-o", out).out()).contains("window 0.0 to 2.0");
        assertThat(Cli.run("view", labels, "-o", out, "--window", "identity").out())
                .contains("window 0.0 to 255.0");
    }

    @Test
    void slicesAcrossOtherAxesAndTimesCanBeShown() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"), Scans.TRANSVERSE, 2);
        Path out = folder.resolve("sheet.png");
        Cli cli = Cli.run(
                "view",
                scan,
                "-o",
                out,
                "--axis",
                "y",
                "--slices",
                "3",
                "--columns",
                "1",
                "--time",
                "1",
                "--window",
                "minmax");
        assertThat(cli.out()).contains("3 of 30 slices along y, window 5200.0 to 10839.0"); // rows 5, 15 and 25
        // 20 x 20 mm
        assertThat(RasterReader.read(out).size()).isEqualTo(new Size(280, 3 * 280 + 8));
    }

    @Test
    void sheetsAreTheSameHoweverTheFileIsTurnedUnlessShownAsStored() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Volume volume = VolumeReader.read(scan);
        Path turned = folder.resolve("turned.nrrd"); // to the right, to the front, to the head
        VoxelGrid ras = new VoxelGrid(1, 1, 1, Affine.spaced(1, 1, 1).flippedXy());
        VolumeWriter.write(turned, volume.reorderedLike(ras));
        byte[] expected = sheet(scan);
        assertThat(sheet(turned)).isEqualTo(expected);
        assertThat(sheet(scan, "--as-stored")).isEqualTo(expected);
        assertThat(sheet(turned, "--as-stored")).isNotEqualTo(expected);
    }

    @Test
    void theWindowThatAFileProposesIsTakenUnlessAnotherIsAskedFor() throws IOException {
        Path out = folder.resolve("sheet.png");
        Path series = DicomScans.write(folder.resolve("ct"), Map.of(0x00281050, "40\\600", 0x00281051, "401\\1501"));
        assertThat(Cli.run("view", series, "-o", out).out()).contains("window -160.5 to 239.5");
        assertThat(Cli.run("view", series, "-o", out, "--window", "file").out()).contains("window -160.5 to 239.5");
        assertThat(Cli.run("view", series, "-o", out, "--window", "bone").out()).contains("window -500.0 to 1300.0");
        assertThat(Cli.run("info", series).out()).contains("window           -160.5");
        Cli none = Cli.run("view", Scans.write(folder.resolve("scan.nii")), "-o", out, "--window", "file");
        assertThat(none.errLines()).singleElement().asString().contains("proposes no window");
        assertThat(none.exitCode()).isEqualTo(2);
    }

    @Test
    void aWindowIsTurnedWhereWhiteIsTheLeast() throws IOException {
        Path out = folder.resolve("sheet.png");
        Path series = DicomScans.write(
                folder.resolve("cr"), Map.of(0x00280004, "MONOCHROME1", 0x00281050, "40", 0x00281051, "401"));
        // stored values v of 16 bits, signed, are turned into -1 - v
        assertThat(Cli.run("view", series, "-o", out).out()).contains("window -240.5 to 159.5");
    }

    @Test
    void thinSlicesKeepRoomForTheirLetters() throws IOException {
        Affine flat = Affine.spaced(10, 1, 1);
        sheet(Scans.write(folder.resolve("scan.nii"), flat, 1), "--axis", "z", "--slices", 1);
        assertThat(RasterReader.read(folder.resolve("sheet.png")).size()).isEqualTo(new Size(280, 140));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            scan.nii   | -o sheet.jpg                          | 2 | ends in .png
            scan.nii   | -o gone/sheet.png                     | 3 | does not exist
            scan.nii   | -o sheet.png --slices 0               | 2 | 1 to 256
            scan.nii   | -o sheet.png --slices 257             | 2 | 1 to 256
            scan.nii   | -o sheet.png --columns 0              | 2 | at least 1
            scan.nii   | -o sheet.png --time 1                 | 2 | times are 0 to 0
            scan.nii   | -o sheet.png --axis w                 | 2 | write x, y or z
            scan.nii   | -o sheet.png --window lungs           | 2 | did you mean 'lung'
            scan.nii   | -o sheet.png --labels moved.nrrd      | 3 | lie up to 1.0 mm away
            scan.nii   | -o sheet.png --labels longer.nrrd     | 3 | expected 40 x 30 x 5
            scan.nii   | -o sheet.png --labels scan.nii        | 2 | ids are positive
            scan.nii   | -o sheet.png --labels gone.nrrd       | 3 | no such file
            scan.nii   |                                       | 2 | --out
            cut.nii    | -o sheet.png                          | 3 | cut.nii
            gone.nii   | -o sheet.png                          | 3 | no such file
            image.png  | -o sheet.png                          | 2 | not a volume
            """)
    void whatCannotBeShownIsToldInOneLine(String input, String flags, int exitCode, String words) throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Files.write(folder.resolve("cut.nii"), Arrays.copyOf(Files.readAllBytes(scan), 2000));
        Files.copy(Cli.IMAGE, folder.resolve("image.png"));
        Affine moved = Affine.of(0.5, 0, 0, -10, 0, 0.75, 0, -20, 0, 0, 4, 101);
        Scans.writeLabels(folder.resolve("moved.nrrd"), moved);
        Scans.writeLabels(folder.resolve("longer.nrrd"), Scans.TRANSVERSE, Scans.DEPTH + 1);
        String line = flags == null ? "" : flags.replaceAll("(\\S+\\.(png|jpg|nrrd|nii))", folder + "/$1");
        Cli cli = Cli.run((Object[])
                "view %s %s".formatted(folder.resolve(input), line).strip().split(" "));
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(exitCode);
        assertThat(folder.resolve("sheet.png")).doesNotExist();
    }

    private byte[] sheet(Path scan, Object... more) throws IOException {
        Path out = folder.resolve("sheet.png");
        Object[] args = Arrays.copyOf(new Object[] {"view", scan, "-o", out}, 4 + more.length);
        System.arraycopy(more, 0, args, 4, more.length);
        Cli cli = Cli.run(args);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return Files.readAllBytes(out);
    }
}
