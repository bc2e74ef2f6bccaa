package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentVolumeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"scan.nii.gz", "scan.nii", "scan.nrrd", "scan.mha"})
    void readsTheChosenSliceOfEveryFormat(String name) throws IOException {
        Path scan = Scans.write(folder.resolve(name));
        Image slice = choice(3, null, null).read(scan);
        assertThat(slice.size()).isEqualTo(new Size(Scans.WIDTH, Scans.HEIGHT));
        assertThat(slice.spacing()).contains(new PixelSpacing(0.5, 0.75));
        assertThat(slice.sample(7, 5, 0)).isEqualTo(Scans.value(7, 5, 3, 0));
    }

    @Test
    void readsAcrossOtherAxesAndAtOtherTimes() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"), Scans.TRANSVERSE, 3);
        Image slice = choice(11, Axis.Y, 2).read(scan);
        assertThat(slice.size()).isEqualTo(new Size(Scans.WIDTH, Scans.DEPTH));
        assertThat(slice.spacing()).contains(new PixelSpacing(0.5, 4));
        assertThat(slice.sample(7, 4, 0)).isEqualTo(Scans.value(7, 11, 4, 2));
    }

    @Test
    void aSliceIsSegmentedAsAPictureIs() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path out = folder.resolve("mask.png");
        Cli cli = Cli.run(
                "segment", scan, "--slice", "2", "-m", Cli.MODEL, "--box", "5,5,30,20", "-o", out, "--json", "-q");
        assertThat(cli.err()).isEmpty();
        JsonNode result = new JsonMapper().readTree(cli.out());
        assertThat(result.get("width").asInt()).isEqualTo(Scans.WIDTH);
        assertThat(out).exists();
    }

    @Test
    void resultsOfManyAreNamedWithoutTheWholeExtension() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Path first = Scans.write(folder.resolve("a.nii.gz"));
        Path second = Scans.write(folder.resolve("b.nrrd"));
        Cli cli = Cli.run("segment", first, second, "--slice", "1", "-m", Cli.MODEL, "--box", "5,5,30,20", "-o", masks);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(masks.resolve("a.png")).exists();
        assertThat(masks.resolve("b.png")).exists();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | choose one with --slice, 0 to 4 along z
            --axis y           | choose one with --slice, 0 to 29 along y
            --slice 5          | no --slice 5; slices are 0 to 4 along z
            --slice -1         | no --slice -1
            --slice 40 --axis x | slices are 0 to 39 along x
            --slice 1 --time 1 | no --time 1; times are 0 to 0
            --slice 1 --axis w | write x, y or z
            --slice one        | is not an int
            """)
    void aSliceThatIsNotThereIsToldInOneLine(String flags, String words) throws IOException {
        assertUsage(Scans.write(folder.resolve("scan.nii")), flags, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--slice 1", "--axis z", "--time 0"})
    void picturesHaveNoSlices(String flags) {
        assertUsage(Cli.IMAGE, flags, "not a volume");
    }

    @Test
    void aFolderIsTakenForASeries() {
        Cli cli = Cli.run("segment", folder, "-m", Cli.MODEL, "--point", "9,9", "-o", folder.resolve("mask.png"));
        assertThat(cli.errLines()).singleElement().asString().contains("give the folder of a series");
        assertThat(cli.exitCode()).isEqualTo(3);
    }

    @Test
    void aDamagedVolumeIsAnInputFailureAlsoWhereItsSlicesAreReadLate() throws IOException {
        byte[] whole = Files.readAllBytes(Scans.write(folder.resolve("scan.nii")));
        Path cut = Files.write(folder.resolve("cut.nii"), Arrays.copyOf(whole, 2000));
        assertThatThrownBy(() -> choice(4, null, null).read(cut)).isInstanceOf(IOException.class);
    }

    private static SliceChoice choice(int slice, Axis axis, Integer time) {
        return new SliceChoice(Optional.of(slice), Optional.ofNullable(axis), Optional.ofNullable(time));
    }

    private void assertUsage(Path input, String flags, String words) {
        String line = "segment %s -m %s --point 9,9 -o %s %s"
                .formatted(input, Cli.MODEL, folder.resolve("mask.png"), flags)
                .strip();
        Cli cli = Cli.run((Object[]) line.split(" "));
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(2);
    }
}
