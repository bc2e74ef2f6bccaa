package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

class EvaluateCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makePictures() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("images", i, 200);
            write("masks", i, 1);
        }
    }

    private void write(String kind, int number, int value) throws IOException {
        BufferedImage picture = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 20 * 30; i++) {
            picture.getRaster().setSample(10 + number * 5 + i % 30, 15 + i / 30, 0, value);
        }
        Path path = folder.resolve("blocks").resolve(kind);
        Files.createDirectories(path);
        ImageIO.write(picture, "png", path.resolve("p%s.png".formatted(number)).toFile());
    }

    private Cli evaluate(Object... further) {
        Path blocks = folder.resolve("blocks");
        return Cli.run(Stream.concat(
                        Stream.of("evaluate", "--images", blocks.resolve("images"), "--masks", blocks.resolve("masks")),
                        Arrays.stream(further))
                .toArray());
    }

    @Test
    void comparesModelsAndMarksTheBest() throws IOException {
        Path out = folder.resolve("out");
        Cli cli =
                evaluate("-m", "one=" + Cli.MODEL, "-m", "two=" + Cli.MODEL, "-o", out, "--corrections", 1, "--nsd", 1);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines().get(1))
                .isEqualTo("box+pair+masks: mean Dice, first answer and after 1 corrections; * best");
        assertThat(cli.outLines().get(2)).matches("data set +objects +ellipse +one +two");
        assertThat(cli.outLines().get(3)).matches("blocks +3 +0\\.\\d{3}( +\\d\\.\\d{3}\\*  \\d\\.\\d{3}\\*){2}");
        assertThat(Files.readAllLines(out.resolve("one/rounds.csv"))).hasSize(1 + 3 * (1 + 2 * 2));
        assertThat(WrittenResults.content(out))
                .containsOnlyKeys(
                        "config.yaml",
                        "one/rounds.csv",
                        "one/skipped.csv",
                        "one/summary.csv",
                        "one/summary.md",
                        "settings.json",
                        "summary.csv",
                        "summary.json",
                        "two/rounds.csv",
                        "two/skipped.csv",
                        "two/summary.csv",
                        "two/summary.md");
        assertThat(WrittenResults.content(out).get("settings.json"))
                .contains("\"label\" : \"point+pair+masks\"", "\"name\" : \"blocks\"", "\"nsdToleranceMm\" : 1.0");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<title>Evaluation of one, two</title>", "examples", "margo evaluate --images");
        assertThat(WrittenResults.content(out).get("summary.csv"))
                .contains("\none,blocks,ellipse,0,dice,", "\ntwo,blocks,box+pair");
    }

    @Test
    void aReportToPassOnShowsNoPictures() throws IOException {
        String picture = "data:image/png";
        for (boolean shown : new boolean[] {true, false}) {
            Path out = folder.resolve("shown " + shown);
            List<Object> options = new ArrayList<>(List.of("-m", Cli.MODEL, "-o", out, "--corrections", 0));
            if (!shown) {
                options.add("--no-examples");
            }
            assertThat(evaluate(options.toArray()).exitCode()).isZero();
            String report = Files.readString(out.resolve("report.html"));
            assertThat(report.contains(picture)).isEqualTo(shown);
            assertThat(report.contains("<section id=\"examples\"")).isEqualTo(shown);
        }
    }

    @Test
    void theSameCommandAgainGivesTheSameFilesAndAChangedPictureOthers() throws IOException {
        Path out = folder.resolve("out");
        List<Object> command = List.of("-m", Cli.MODEL, "-o", out, "--start", "random-point", "--corrections", 1);
        evaluate(command.toArray());
        Map<String, String> first = WrittenResults.content(out);
        Path journal = out.resolve("sam_tiny/journal.csv");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length / 2)); // as a crash leaves it
        Cli again = evaluate(command.toArray());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(WrittenResults.content(out)).isEqualTo(first);
        write("images", 1, 90);
        evaluate(command.toArray());
        assertThat(WrittenResults.content(out).get("settings.json")).isNotEqualTo(first.get("settings.json"));
        assertThat(WrittenResults.content(out).get("sam_tiny/rounds.csv"))
                .isNotEqualTo(first.get("sam_tiny/rounds.csv"));
    }

    @Test
    void oneUnreadableFileIsSkippedCountedAndListed() throws IOException {
        Path out = folder.resolve("out");
        Files.writeString(folder.resolve("blocks/images/p1.png"), "no picture");
        Cli cli = evaluate("-m", Cli.MODEL, "-o", out, "--start", "box", "--corrections", 0);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err()).contains("margo: skipped blocks p1.png", "1 of 3 files could not be used");
        assertThat(Files.readAllLines(out.resolve("sam_tiny/skipped.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("blocks,p1.png,");
        assertThat(Files.readAllLines(out.resolve("sam_tiny/rounds.csv"))).hasSize(1 + 2 * 2);
    }

    @Test
    void theReportTellsOfAttributesWhereOnlyOneOfTheDataSetsHasObjects() throws IOException {
        for (String kind : List.of("images", "masks")) {
            Files.createDirectories(folder.resolve("broken").resolve(kind));
            Files.writeString(folder.resolve("broken").resolve(kind).resolve("p.png"), "no picture");
        }
        Path out = folder.resolve("out");
        Cli cli = evaluate(
                "--images",
                folder.resolve("broken/images"),
                "--masks",
                folder.resolve("broken/masks"),
                "-m",
                Cli.MODEL,
                "--study",
                "-o",
                out);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("<section id=\"attributes\"");
    }

    @Test
    void choosesFilesOfATableEvenly() throws IOException {
        Path table = folder.resolve("splits.csv");
        Files.writeString(
                table,
                "dataset,file,patient,split\nblocks,p0.png,a,test\nblocks,p1.png,b,test\nblocks,p2.png,c,test\n");
        Path out = folder.resolve("out");
        Cli cli = Cli.run(
                "evaluate", "--table", table, "--files-per-dataset", 1, "-m", Cli.MODEL, "-o", out, "--start", "box");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("sam_tiny/rounds.csv")).subList(1, 9))
                .allMatch(row -> row.startsWith("blocks,p1.png,"));
    }

    @Test
    void aConfigurationSaysWhatOptionsWould() throws IOException {
        Path config = folder.resolve("run.yaml");
        Files.writeString(config, """
                images: blocks/images
                masks: [blocks/masks]
                model: %s
                start: box,point
                corrections: 3
                nsd: 1
                no-mask-prompts: true
                study: false
                """.formatted(Cli.MODEL));
        Path out = folder.resolve("out");
        Cli cli = Cli.run("evaluate", "--config", config, "-o", out, "--corrections", 1);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("sam_tiny/rounds.csv"))).hasSize(1 + 3 * (1 + 2 * 2));
        assertThat(Files.readString(out.resolve("config.yaml")))
                .contains("images: " + folder.resolve("blocks/images"), "corrections: 1\n", "no-mask-prompts: true\n")
                .doesNotContain("study");
        assertThat(WrittenResults.content(out).get("settings.json"))
                .contains("\"maskPrompts\" : false", "\"nsdToleranceMm\" : 1.0", "\"start\" : \"point\"");

        Path again = folder.resolve("again");
        Cli repeated = Cli.run("evaluate", "--config", out.resolve("config.yaml"), "-o", again);
        assertThat(repeated.exitCode()).as(repeated.err()).isZero();
        for (String same : List.of("config.yaml", "sam_tiny/rounds.csv", "summary.csv")) {
            assertThat(WrittenResults.content(again).get(same))
                    .isEqualTo(WrittenResults.content(out).get(same));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            correction: 3   | correction: unknown; did you mean 'corrections'?
            xyzzy: here     | xyzzy: unknown; write one of images, masks, table
            corrections: x  | Invalid value for option '--corrections': 'x' is not an int
            study: maybe    | study: expected true or false, found "maybe"
            seed: {a: 1}    | seed: expected a value, or a list of values, found {"a":1}
            - 3             | expected keys and values such as 'start: box'
            "a: b: c"       | line 1: not YAML
            start: circle   | start 'circle' is unknown
            """)
    void aConfigurationThatIsNotUnderstoodIsToldInOneLine(String text, String words) throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), text.replace("\"", ""));
        Cli cli = evaluate("--config", config, "-o", folder.resolve("out"));
        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("margo: " + config)
                .contains(words);
    }

    @Test
    void otherSettingsNeedAnotherFolder() {
        Path out = folder.resolve("out");
        evaluate("-m", Cli.MODEL, "-o", out, "--start", "box", "--corrections", 0);
        Cli other = evaluate("-m", Cli.MODEL, "-o", out, "--start", "box", "--corrections", 0, "--seed", 1);
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(other.errLines())
                .last()
                .asString()
                .contains("journal.csv: it is about another evaluation", "choose another folder");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            -o OUT -m gone.pth                   | 4 | gone.pth
            -o OUT -m MODEL -m MODEL             | 2 | two models are called sam_tiny
            -o OUT -m a/b=MODEL                  | 2 | cannot be the name of a folder
            -o OUT -m MODEL --start circle       | 2 | start 'circle' is unknown; write box, point, random-point
            -o OUT -m MODEL --rule none          | 2 | rule 'none' is unknown; write centre, pair
            -o OUT -m MODEL --start box,box      | 2 | a different label for each
            -o OUT -m MODEL --repeats 0          | 2 | repeated 0 times
            -o OUT -m MODEL --nsd -1             | 2 | a tolerance of -1.0 mm
            -o OUT -m MODEL --part all           | 2 | part 'all' of a split is unknown
            -o OUT -m MODEL --dataset x          | 2 | belong to --table
            -o OUT -m MODEL --files-per-dataset 0| 2 | --files-per-dataset must be at least 1
            -o OUT -m MODEL --slices-per-volume 0| 2 | --slices-per-volume must be at least 1
            -o OUT -m MODEL --images gone        | 2 | 2 --images and 1 --masks
            -o OUT -m MODEL --table gone.csv     | 3 | gone.csv: no such file
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
    void needsPictures() {
        Cli cli = Cli.run("evaluate", "-o", folder.resolve("out"));
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("nothing to evaluate on; give --images and --masks, or --table");
    }
}
