package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentVolumeTest {
    private static final Affine OBLIQUE = Affine.of(
            new double[] {-101.25, 33.5, 812.125},
            new double[] {0.8, -0.36, 0.48, 0.6, 0.48, -0.64, 0, 0.8, 0.6},
            new double[] {0.75, 0.75, 5});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"scan.nii.gz", "scan.nii", "scan.nrrd", "scan.mha"})
    void readsTheChosenSliceOfEveryFormat(String name) throws IOException {
        Path scan = Scans.write(folder.resolve(name));
        Image slice = choice(3, null, null).read(scan).image();
        assertThat(slice.size()).isEqualTo(new Size(Scans.WIDTH, Scans.HEIGHT));
        assertThat(slice.spacing()).contains(new PixelSpacing(0.5, 0.75));
        assertThat(slice.sample(7, 5, 0)).isEqualTo(Scans.value(7, 5, 3, 0));
    }

    @Test
    void readsAcrossOtherAxesAndAtOtherTimes() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"), Scans.TRANSVERSE, 3);
        Image slice = choice(11, Axis.Y, 2).read(scan).image();
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

    @ParameterizedTest
    @CsvSource({
        "scan.nii.gz,Z,2,mask.nii.gz",
        "scan.nrrd,Y,11,mask.nrrd",
        "scan.mha,X,30,mask.seg.nrrd",
        "scan.nii,Z,4,mask.mha",
        "ct,Z,3,mask.nii",
        "ct,Z,0,mask.dcm",
        "ct,Z,4,mask.dcm --as labelmap",
        "ct,Z,1,mask.dcm --as rtstruct",
        "ct,Y,7,mask.dcm",
        "ct,Z,2,mask.tif",
        "scan.nii,Z,3,mask.json",
        "scan.nii,X,20,mask",
    })
    void theMaskOfASliceIsALabelVolumeOnTheGridOfItsScan(String scan, Axis axis, int slice, String out)
            throws IOException {
        Path source = scan.equals("ct")
                ? DicomScans.write(folder.resolve(scan))
                : Scans.write(folder.resolve(scan), OBLIQUE, 1);
        Path labels = folder.resolve(out.replaceAll(" .*", ""));
        String[] slices = {"segment", source.toString(), "--slice", "" + slice, "--axis", axis.name()};
        String[] model = {"-m", Cli.MODEL.toString(), "--box", axis == Axis.Z ? "5,5,30,20" : "5,1,25,3", "--json", "-q"
        };
        Path picture = folder.resolve("mask.png");
        Cli.run(Stream.of(slices, model, new String[] {"-o", picture.toString()})
                .flatMap(Stream::of)
                .toArray());
        Cli cli = Cli.run(Stream.of(slices, model, ("-o " + folder + "/" + out).split(" "))
                .flatMap(Stream::of)
                .toArray());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out() + cli.err()).doesNotContain("CANARY", "1970");
        if (!Files.isDirectory(labels)) {
            assertThat(new String(Files.readAllBytes(labels), StandardCharsets.ISO_8859_1).contains("CANARY"))
                    .isEqualTo(out.contains(".dcm"));
        }
        Volume volume = VolumeReader.read(source);
        Volume read = VolumeReader.readLabels(labels, source, warning -> {}).labels();
        if (out.matches(".*(nii|nii.gz|nrrd|mha)")) {
            assertThat(volume.grid().distanceMm(VolumeReader.read(labels).grid()))
                    .isLessThan(1e-4);
        }
        Image mask = RasterReader.read(picture);
        int drawn = 0;
        for (int i = 0; i < volume.grid().size(axis); i++) {
            Image cut = read.slice(axis, i, 0);
            for (int p = 0; p < cut.size().area(); p++) {
                int x = p % cut.width();
                int y = p / cut.width();
                int expected = i == slice && mask.sample(x, y, 0) > 0 ? 1 : 0;
                assertThat(cut.sample(x, y, 0)).isEqualTo(expected);
                drawn += expected;
            }
        }
        JsonNode result = new JsonMapper().readTree(cli.out());
        assertThat(drawn).isPositive().isEqualTo(result.at("/objects/0/area").asInt());
        JsonNode told = result.get("slice");
        assertThat(told.get("axis").asText()).isEqualToIgnoringCase(axis.name());
        assertThat(told.get("index").asInt()).isEqualTo(slice);
        assertThat(told.at("/volume/size").toString()).isEqualTo("[40,30,5]");
        assertThat(told.at("/volume/originMm").get(2).asDouble())
                .isEqualTo(volume.grid().toPatient().origin()[2]);
        assertThat(told.at("/volume/directions/2").size()).isEqualTo(3);
    }

    @Test
    void objectsKeepTheirIdsAndNames() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path prompts = Files.writeString(folder.resolve("objects.json"), """
                {"objects": [{"id": 7, "name": "liver", "prompts": [{"box": [3, 3, 18, 20]}]},
                  {"id": 300, "prompts": [{"box": [22, 3, 37, 20]}]}]}""");
        Path out = folder.resolve("organs.seg.nrrd");
        Cli cli = Cli.run("segment", scan, "--slice", 1, "-m", Cli.MODEL, "--prompts", prompts, "-o", out, "-q");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        Segmentation read = VolumeReader.readLabels(out);
        assertThat(read.segments()).containsExactly(Segment.of("liver", 7), Segment.of("Object 300", 300));
        assertThat(read.labels().stored(1, 0).toArray()).contains(7, 300);
    }

    @Test
    void theLabelImageOfAPictureMayBeTiffOrCoco() throws IOException {
        Path prompts = Files.writeString(folder.resolve("objects.prompts.json"), """
                {"objects": [{"id": 7, "name": "disc", "prompts": [{"box": [140, 141, 217, 224]}]}]}""");
        Path png = folder.resolve("labels.png");
        for (Path out : List.of(png, folder.resolve("labels.tif"), folder.resolve("labels.json"))) {
            Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--prompts", prompts, "-o", out, "-q");
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            Segmentation read = VolumeReader.readLabels(out);
            assertThat(read.labels().stored(0, 0).toArray())
                    .contains(7)
                    .isEqualTo(
                            VolumeReader.readLabels(png).labels().stored(0, 0).toArray());
            assertThat(read.segments().stream().map(Segment::name))
                    .isEqualTo(out.toString().endsWith("json") ? List.of("disc") : List.of());
        }
    }

    @Test
    void offeredMasksBecomeAVolumeEach() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path out = folder.resolve("mask.seg.nrrd");
        Cli cli = Cli.run(
                "segment", scan, "--slice", 1, "-m", Cli.MODEL, "--point", "9,9", "--multimask", "-o", out, "-q");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        for (int i = 1; i <= 3; i++) {
            assertThat(VolumeReader.read(folder.resolve("mask_%s.seg.nrrd".formatted(i)))
                            .grid())
                    .hasToString("40 x 30 x 5");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            scan.nii  | mask.jpg                | or .png for a picture
            scan.nii  | mask.mhd                | MetaImage (.mha)
            scan.nii  | mask.dcm                | refers to a DICOM series
            scan.nii  | mask.nii --as seg       | ends in .dcm
            scan.nii  | mask.png --as seg       | --as is for DICOM objects
            scan.nii  | mask.dcm --as rt        | seg, labelmap or rtstruct
            ct        | mask.dcm --time 1       | first time of a series only
            image.png | mask.nii.gz             | a picture, which has no place
            scan.nii  | scan.nii                | is an input
            """)
    void whatCannotBeWrittenIsToldBeforeAnythingIsComputed(String input, String out, String words) throws IOException {
        DicomScans.write(folder.resolve("ct"));
        Scans.write(folder.resolve("scan.nii"));
        Files.copy(Cli.IMAGE, folder.resolve("image.png"));
        String line = "segment %s --slice 1 -m %s --point 9,9 -o %s/%s"
                .formatted(folder.resolve(input), Cli.MODEL, folder, out);
        Cli cli = Cli.run((Object[]) line.replace(input.equals("image.png") ? " --slice 1" : "//", "")
                .split(" "));
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(2);
    }

    @Test
    void theWindowOfTheFileIsUsedAndTold() throws IOException {
        Path series = DicomScans.write(folder.resolve("ct"), Map.of(0x00281050, "40", 0x00281051, "401"));
        assertThat(window(series)).isEqualTo("[-160.5,239.5]");
        assertThat(window(series, "--window", "minmax")).isEqualTo("[200.0,1399.0]");
        assertThat(window(Scans.write(folder.resolve("scan.nii")), "--window", "auto"))
                .isNotEqualTo("[-160.5,239.5]");
    }

    private static String window(Path scan, String... more) throws IOException {
        String[] line = {
            "segment", scan.toString(), "--slice", "1", "-m", Cli.MODEL.toString(), "--point", "9,9", "--json", "-q"
        };
        Cli cli = Cli.run(Stream.of(line, more).flatMap(Stream::of).toArray());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return new JsonMapper().readTree(cli.out()).get("window").toString();
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
