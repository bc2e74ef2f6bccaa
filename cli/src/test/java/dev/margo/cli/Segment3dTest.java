package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Segment3dTest {
    private static final Affine OBLIQUE = Affine.of(
            new double[] {-101.25, 33.5, 812.125},
            new double[] {0.8, -0.36, 0.48, 0.6, 0.48, -0.64, 0, 0.8, 0.6},
            new double[] {0.75, 0.75, 5});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "scan.nii.gz,labels.nii.gz",
        "scan.nii,labels.nii",
        "scan.nrrd,labels.seg.nrrd",
        "scan.mha,labels.mha",
        "scan.nii,labels.tif",
        "scan.nii,labels.json",
        "scan.nii,labels",
        "ct,labels.dcm",
        "ct,labels.dcm --as labelmap",
        "ct,labels.dcm --as rtstruct",
    })
    void labelsLieOnTheGridOfTheScanInEveryFormat(String scan, String out) throws IOException {
        Path source = scan.equals("ct")
                ? DicomScans.write(folder.resolve(scan))
                : Scans.write(folder.resolve(scan), OBLIQUE, 1);
        Cli cli = run(source, out, "--box", "5,5,30,20@2", "--iou", "0");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("object 1", "voxels", "along z");
        Path labels = folder.resolve(out.replaceAll(" .*", ""));
        Volume read = VolumeReader.readLabels(labels, source, warning -> {}).labels();
        assertThat(read.grid().distanceMm(VolumeReader.read(source).grid())).isLessThan(1e-3);
        assertThat(read.stored(2, 0).toArray()).contains(1);
    }

    private Cli run(Path source, String out, String... flags) {
        String[] start = {"segment3d", source.toString(), "-m", Cli.MODEL.toString(), "-q"};
        return Cli.run(Stream.of(start, ("-o " + folder + "/" + out).split(" "), flags)
                .flatMap(Stream::of)
                .toArray());
    }

    @Test
    void objectsOfAFileKeepIdsAndNamesAndEndWhereItSaysSo() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii.gz"));
        Path prompts = Files.writeString(folder.resolve("objects.json"), """
                {"axis": "z", "objects": [
                  {"id": 7, "name": "liver", "prompts": [{"slice": 2, "box": [3, 3, 18, 20]},
                    {"slice": 2, "point": [10, 10]}, {"slice": 4, "end": true}, {"slice": 0, "end": true}]},
                  {"id": 300, "prompts": [{"slice": 1, "recist": [22, 12, 37, 12]}]}]}""");
        Cli cli = run(scan, "organs.seg.nrrd", "--prompts", prompts.toString(), "--projection", "box", "--iou", "0");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        Segmentation read = VolumeReader.readLabels(folder.resolve("organs.seg.nrrd"));
        assertThat(read.segments()).containsExactly(Segment.of("liver", 7), Segment.of("Object 300", 300));
        assertThat(read.labels().stored(2, 0).toArray()).contains(7);
        assertThat(read.labels().stored(0, 0).toArray()).doesNotContain(7);
        assertThat(read.labels().stored(4, 0).toArray()).doesNotContain(7);
        assertThat(read.labels().stored(1, 0).toArray()).contains(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "y"})
    void slicesMayBeCountedAlongAnyAxis(String axis) throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Cli cli = run(scan, "labels.nii", "--axis", axis, "--box", "5,1,25,3@12", "--iou", "0");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("along " + axis);
    }

    @Test
    void theSameCallGivesTheSameLabelsWithACacheOrWithout() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        String cache = folder.resolve("emb").toString();
        run(scan, "a.nii", "--point", "12,12@1", "--precompute", "--cache", cache);
        try (Stream<Path> files = Files.list(folder.resolve("emb"))) {
            assertThat(files).hasSize(Scans.DEPTH);
        }
        run(scan, "b.nii", "--point", "12,12@1", "--cache", cache);
        run(scan, "c.nii", "--point", "12,12@1");
        assertThat(folder.resolve("b.nii")).hasSameBinaryContentAs(folder.resolve("a.nii"));
        assertThat(folder.resolve("c.nii")).hasSameBinaryContentAs(folder.resolve("a.nii"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | no prompt: say where the object is
            --end 3                              | no prompt: say where the object is
            --box 5,5,30,20                      | expected x0,y0,x1,y1@SLICE
            --box 5,5,30@2                       | expected x0,y0,x1,y1, got '5,5,30' (3 values)
            --point 5,5@-2                       | expected x,y or x,y,-@SLICE
            --point 5,5@5                        | there is no slice 5; slices are 0 to 4 along z
            --point 50,5@1                       | lies outside the 40 x 30 image
            --box 5,5,9,9@1 --box 6,6,9,9@1      | expected at most one
            --point 5,5@1 --end 1                | leave one out
            --point 5,5,-@1                      | no prompt says where this object is
            --point 5,5@1 --iou 2                | lies in 0 to 1
            --point 5,5@1 --box-growth -1        | a box grows by
            --point 5,5@1 --projection boxes     | or some of them joined as in box+mask
            --point 5,5@1 --between steps        | write meeting, interpolated or markers
            --point 5,5@1 --time 1               | no --time 1
            --point 5,5@1 --as seg               | ends in .dcm
            --point 5,5@1 --prompts p.json       | put all of them into the file
            """)
    void whatCannotBeDoneIsToldInOneLine(String flags, String words) throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Cli cli = run(scan, "labels.nii", flags.isEmpty() ? new String[0] : flags.split(" "));
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"objects": []}                                                                | objects is empty
            {"objects": [{"prompts": []}]}                                                 | objects[0]: no prompt says where
            {"objects": [{"prompts": [{"box": [1, 2, 3, 4]}]}]}                            | objects[0].prompts[0] has no slice
            {"objects": [{"prompts": [{"slice": -1, "box": [1, 2, 3, 4]}]}]}               | expected a whole number 0..
            {"objects": [{"prompts": [{"slice": 1, "bax": [1, 2, 3, 4]}]}]}                | unknown key 'bax'
            {"objects": [{"prompts": [{"slice": 1, "box": [9, 2, 3, 4]}]}]}                | objects[0].prompts[0]: box corners
            {"objects": [{"prompts": [{"slice": 1, "end": false}]}]}                       | expected true
            {"axis": "w", "objects": []}                                                   | write x, y or z
            {"axis": "y", "objects": [{"prompts": [{"slice": 1, "point": [1, 2]}]}]}       | counts along y
            """)
    void mistakesInAPromptsFileAreToldWithTheirPlace(String json, String words) throws IOException {
        Path prompts = Files.writeString(folder.resolve("p.json"), json);
        Cli cli =
                run(Scans.write(folder.resolve("scan.nii")), "out.nii", "--axis", "z", "--prompts", prompts.toString());
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(2);
    }

    @Test
    void theSchemaInTheHelpAndThePageIsAValidFile() throws IOException {
        String help = Cli.run("segment3d", "--help").out();
        int begin = help.indexOf("{\"axis\"");
        Path file = Files.writeString(
                folder.resolve("p.json"), help.substring(begin, help.indexOf("\nThe kinds are", begin)));
        assertThat(VolumePromptsFile.read(file).objects())
                .extracting(PromptedInVolume::label)
                .containsExactly("object 1 liver", "object 2");
        String page = Files.readString(Shared.repositoryRoot().resolve("docs/reference/prompts.md"));
        int shown = page.indexOf("{\"axis\"");
        Files.writeString(file, page.substring(shown, page.indexOf("```", shown)));
        List<PromptedInVolume> objects = VolumePromptsFile.read(file).objects();
        assertThat(objects.get(0).slices()).extracting(SlicePrompts::slice).containsExactly(42, 50, 61);
        assertThat(objects).hasSize(2);
    }

    @Test
    void backgroundClicksCorrectWhatPropagationGave() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        String[] box = {"--box", "5,5,30,20@1", "--projection", "box", "--iou", "0"};
        run(scan, "before.nii", box);
        String[] corrected =
                Stream.concat(Stream.of(box), Stream.of("--point", "8,8,-@3")).toArray(String[]::new);
        Cli cli = run(scan, "after.nii", corrected);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        Volume before = VolumeReader.read(folder.resolve("before.nii"));
        Volume after = VolumeReader.read(folder.resolve("after.nii"));
        assertThat(after.stored(0, 0)).isEqualTo(before.stored(0, 0));
        assertThat(after.stored(3, 0)).isNotEqualTo(before.stored(3, 0));
    }

    @Test
    void picturesAreForTheOtherCommand() {
        Cli cli = run(Cli.IMAGE, "labels.nii", "--point", "5,5@0");
        assertThat(cli.errLines()).singleElement().asString().contains("pictures are for 'margo segment'");
        assertThat(cli.exitCode()).isEqualTo(2);
    }

    @Test
    void theSearchWritesAPresetThatSegmentationTakes() throws IOException {
        Files.createDirectory(folder.resolve("val"));
        Files.createDirectory(folder.resolve("truth"));
        for (int i = 0; i < 2; i++) {
            writeBlob(folder.resolve("val/s%s.nii.gz".formatted(i)), 200, i);
            writeBlob(folder.resolve("truth/s%s.nii.gz".formatted(i)), 1, i);
        }
        Path preset = folder.resolve("tuned.json");
        Object[] line = {
            "tune3d",
            folder + "/val/*.nii.gz",
            "--labels",
            folder + "/truth/{name}.nii.gz",
            "-m",
            Cli.MODEL,
            "--projections",
            "box,box+mask",
            "--box-growths",
            "0,2",
            "--ious",
            "0.1,0.6",
            "--oracle",
            "-o",
            preset,
            "-q"
        };
        Cli cli = Cli.run(line);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines()).hasSize(2);
        assertThat(cli.outLines().get(0)).contains("mean Dice 0.", "over 2 volumes");
        assertThat(cli.outLines().get(1)).startsWith("ORACLE, not a result: mean Dice 0.");
        String first = Files.readString(preset);
        assertThat(first)
                .contains("\"meanDice\"", "\"settingsTried\" : 8", "s0.nii.gz")
                .doesNotContain(folder.toString());
        Cli.run(line);
        assertThat(preset).hasContent(first); // the same search finds the same
        Cli segment =
                run(folder.resolve("val/s0.nii.gz"), "out.nii", "--box", "10,8,29,22@5", "--preset", preset.toString());
        assertThat(segment.exitCode()).as(segment.err()).isZero();
        Files.writeString(preset, first.replace("\"boxGrowth\"", "\"growth\""));
        Cli wrong =
                run(folder.resolve("val/s0.nii.gz"), "out.nii", "--box", "1,1,9,9@5", "--preset", preset.toString());
        assertThat(wrong.errLines()).singleElement().asString().contains("unknown key 'growth'");
    }

    @Test
    void aSearchOverManyVolumesNeedsToKnowWhoseLabelsAreWhose() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        Path other = Scans.write(folder.resolve("other.nii"));
        Cli cli = Cli.run("tune3d", scan, other, "--labels", scan, "-m", Cli.MODEL, "-o", folder.resolve("p.json"));
        assertThat(cli.errLines()).singleElement().asString().contains("{name}");
        assertThat(cli.exitCode()).isEqualTo(2);
    }

    /** A bright ellipsoid in 40 x 30 x 9 voxels; where it lies depends on {@code shift}. */
    private static void writeBlob(Path file, int bright, int shift) throws IOException {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < 9; z++) {
            double[] values = new double[40 * 30];
            for (int i = 0; i < values.length; i++) {
                double away = Math.hypot(Math.hypot(i % 40 - 20 - shift, 1.3 * (i / 40 - 15)), 2.2 * (z - 4));
                values[i] = away < 10 ? bright : 0;
            }
            slices.add(Voxels.of(VoxelType.UINT8, values));
        }
        VoxelGrid grid = new VoxelGrid(40, 30, 9, Affine.spaced(1, 1, 3));
        Intensity intensity = Intensity.stored(bright == 1 ? Intensity.Kind.LABELS : Intensity.Kind.ARBITRARY);
        VolumeWriter.write(file, Volume.of(grid, Volume.Layout.single(VoxelType.UINT8), intensity, slices));
    }
}
