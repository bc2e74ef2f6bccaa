package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Evaluate3dCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeVolumes() throws IOException {
        for (String name : List.of("v0.nii.gz", "v1.nii.gz")) {
            Scans.write(make("scans/images").resolve(name));
            Scans.writeLabels(make("scans/masks").resolve(name), Scans.TRANSVERSE);
        }
    }

    private Path make(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private Cli evaluate(Object... further) {
        Path scans = folder.resolve("scans");
        return Cli.run(Stream.concat(
                        Stream.of("evaluate3d", "--images", scans.resolve("images"), "--masks", scans.resolve("masks")),
                        Arrays.stream(further))
                .toArray());
    }

    @Test
    void comparesModelsStartsAndProjections() throws IOException {
        Path out = folder.resolve("out");
        Cli cli = evaluate("-m", "one=" + Cli.MODEL, "-m", "two=" + Cli.MODEL, "-o", out, "--projections", "box,mask");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines().get(1)).isEqualTo("mean Dice and NSD of whole objects");
        assertThat(cli.outLines().get(2)).matches("data set +start +settings +objects +one +two");
        assertThat(cli.outLines().get(3)).matches("scans +box +box +4( +\\d\\.\\d{3}  \\d\\.\\d{3}){2}");
        assertThat(cli.outLines().get(7)).matches("scans +ellipsoid +4( +\\d\\.\\d{3}  \\d\\.\\d{3}){2}");
        assertThat(Files.readAllLines(out.resolve("one/volumes.csv"))).hasSize(1 + 4 * (2 + 2 * 2));
        assertThat(WrittenResults.content(out))
                .containsOnlyKeys(
                        "one/skipped.csv",
                        "one/summary.csv",
                        "one/summary.md",
                        "one/volumes.csv",
                        "settings.json",
                        "summary.csv",
                        "summary.json",
                        "two/skipped.csv",
                        "two/summary.csv",
                        "two/summary.md",
                        "two/volumes.csv");
        assertThat(WrittenResults.content(out).get("settings.json"))
                .contains("\"start\" : \"point\"", "\"volumes\" : 2", "\"nsdToleranceMm\" : 2.0", "\"sha256\"");
        assertThat(WrittenResults.content(out).get("summary.csv"))
                .contains("\none,scans,,ellipsoid,dice,4,", "\ntwo,scans,box,box,");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<title>Evaluation of one, two</title>", "example-1", "margo evaluate3d --images");
    }

    @Test
    void theSameCommandAgainGivesTheSameFiles() throws IOException {
        Path out = folder.resolve("out");
        Object[] command = {"-m", Cli.MODEL, "-o", out, "--start", "box", "--projections", "points", "--threads", 1};
        evaluate(command);
        Map<String, String> first = WrittenResults.content(out);
        Path journal = out.resolve("sam_tiny/journal.csv");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length * 3 / 4)); // as a crash leaves it
        Cli again = evaluate(command);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(WrittenResults.content(out)).isEqualTo(first);
        Cli other = evaluate("-m", Cli.MODEL, "-o", out, "--start", "point");
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(other.err()).contains("it is about another evaluation", "choose another folder");
    }

    @Test
    void picturesOfATableArePassedOverAndUnreadableVolumesSkipped() throws IOException {
        for (String kind : List.of("images", "masks")) {
            ImageIO.write(
                    new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    make("flat/" + kind).resolve("p.png").toFile());
        }
        Files.write(folder.resolve("scans/images/v1.nii.gz"), new byte[] {31, -117, 8, 0});
        Path table = Files.writeString(folder.resolve("splits.csv"), """
                dataset,file,patient,split
                flat,p.png,a,test
                scans,v0.nii.gz,b,test
                scans,v1.nii.gz,c,test
                """);
        Path out = folder.resolve("out");
        Cli cli = Cli.run(
                "evaluate3d", "--table", table, "-m", Cli.MODEL, "-o", out, "--start", "box", "--projections", "box");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err())
                .contains("passed over, as pictures are for 'margo evaluate': flat (1)")
                .contains("margo: skipped scans v1.nii.gz", "1 of 2 files could not be used");
        assertThat(Files.readAllLines(out.resolve("sam_tiny/skipped.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("scans,v1.nii.gz,");
    }

    @Test
    void aPresetIsForAModelAndBecomesItsSettings() throws IOException {
        Path preset = folder.resolve("tuned.json");
        Files.writeString(
                preset, "{\"projection\": \"mask\", \"boxGrowth\": 0, \"iou\": 0.3, \"between\": \"meeting\"}");
        Path out = folder.resolve("out");
        Cli cli = evaluate("-m", "a=" + Cli.MODEL, "-o", out, "--start", "box", "--preset", "a=" + preset);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("a/volumes.csv"))).hasSize(1 + 4 * (2 + 1));
        assertThat(WrittenResults.content(out).get("settings.json"))
                .contains("\"settings\" : \"preset\"", "\"iou\" : 0.3");
        Cli lacking = evaluate(
                "-m", "a=" + Cli.MODEL, "-m", "b=" + Cli.MODEL, "-o", folder.resolve("x"), "--preset", "a=" + preset);
        assertThat(lacking.exitCode()).isEqualTo(2);
        assertThat(lacking.err()).contains("no --preset for b; give --preset b=FILE, or --projections");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            -o OUT -m gone.pth                   | 4 | gone.pth
            -o OUT -m MODEL --start circle       | 2 | circle
            -o OUT -m MODEL --start box,box      | 2 | none twice
            -o OUT -m MODEL --projections x      | 2 | projection 'x' is unknown
            -o OUT -m MODEL --iou 2              | 2 | the least IoU lies in 0 to 1
            -o OUT -m MODEL --nsd -1             | 2 | a tolerance of -1.0 mm
            -o OUT -m MODEL --least-voxels 0     | 2 | objects of at least 0 voxels
            -o OUT -m MODEL --preset gone.json   | 3 | gone.json
            -o OUT -m MODEL --preset x=gone.json | 2 | there is no model x; there are sam_tiny
            -o OUT -m MODEL --dataset x          | 2 | belong to --table
            -o OUT -m MODEL --slices-per-volume 3 | 2 | here an object has all of its slices
            -m MODEL                             | 2 | --out
            """)
    void whatCannotBeEvaluatedIsToldInOneLine(String flags, int exitCode, String words) {
        String[] typed = flags.replace("OUT", folder.resolve("run").toString())
                .replace("MODEL", Cli.MODEL.toString())
                .split(" ");
        Cli cli = evaluate((Object[]) typed);
        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(exitCode);
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("margo: ")
                .contains(words);
    }

    @Test
    void needsVolumes() throws IOException {
        for (String kind : List.of("images", "masks")) {
            ImageIO.write(
                    new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    make("flat/" + kind).resolve("p.png").toFile());
        }
        Path flat = folder.resolve("flat");
        Cli cli = Cli.run(
                "evaluate3d",
                "--images",
                flat.resolve("images"),
                "--masks",
                flat.resolve("masks"),
                "-m",
                Cli.MODEL,
                "-o",
                folder.resolve("out"));
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("there is no volume among the files");
    }
}
