package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.image.Image;
import dev.margo.io.raster.RasterReader;
import dev.margo.mask.Mask;
import dev.margo.mask.RunLengthEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentManyTest {
    private static final String TWO = """
            {"objects": [
              {"id": 300, "name": "left", "prompts": [{"box": [20, 20, 70, 60]}, {"point": [5, 5], "label": "-"}]},
              {"id": 7, "prompts": [{"lasso": [[40,40],[90,42],[60,100]]}]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void writesALabelImageWhereTheLaterObjectWins() throws IOException {
        Path prompts = Files.writeString(folder.resolve("two.json"), TWO);
        Path out = folder.resolve("labels.png");
        Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--prompts", prompts, "-o", out, "--json");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        JsonNode objects = new JsonMapper().readTree(cli.out()).get("objects");
        Mask first = mask(objects.get(0));
        Mask second = mask(objects.get(1));
        Image labels = RasterReader.read(out);
        for (int y = 0; y < 180; y++) {
            for (int x = 0; x < 250; x++) {
                int expected = second.get(x, y) ? 7 : first.get(x, y) ? 300 : 0;
                assertThat((int) labels.sample(x, y, 0)).isEqualTo(expected);
            }
        }
        assertThat(objects.get(0).get("name").asText()).isEqualTo("left");
    }

    @Test
    void segmentsAllImagesOfAPatternWithPromptsOfTheirOwn() throws IOException {
        Path scans = images("a", "b");
        Path prompts = Files.createDirectory(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("a.json"), TWO);
        Files.writeString(prompts.resolve("b.json"), TWO.replace("20, 20, 70, 60", "100, 90, 170, 140"));
        Path out = folder.resolve("out/labels");
        Cli cli = Cli.run("segment", scans + "/*.png", "-m", Cli.MODEL, "--prompts", prompts, "-o", out);
        Cli named = Cli.run(
                "segment",
                scans + "/*.png",
                "-m",
                Cli.MODEL,
                "--prompts",
                prompts + "/{name}.json",
                "-o",
                folder.resolve("named") + "/");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines()).hasSize(4);
        assertThat(named.exitCode()).as(named.err()).isZero();
        for (String name : List.of("a.png", "b.png")) {
            assertThat(folder.resolve("named").resolve(name)).hasSameBinaryContentAs(out.resolve(name));
        }
        assertThat(out.resolve("a.png")).isRegularFile();
        assertThat(Files.readAllBytes(out.resolve("a.png"))).isNotEqualTo(Files.readAllBytes(out.resolve("b.png")));
    }

    @Test
    void skipsWhatCannotBeReadAndDoesTheOthers() throws IOException {
        Path scans = images("a", "c");
        Files.createFile(scans.resolve("b.png"));
        Path out = folder.resolve("out");
        Cli cli = Cli.run(
                "segment",
                scans + "/*.png",
                scans.resolve("gone.png"),
                "-m",
                Cli.MODEL,
                "--box",
                "20,20,70,60",
                "-o",
                out,
                "--quiet");
        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.errLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("margo: skipped").contains("b.png", "empty"),
                        line -> assertThat(line).startsWith("margo: skipped").contains("gone.png", "no such file"),
                        line -> assertThat(line).isEqualTo("margo: 2 of 4 images were skipped"));
        assertThat(names(out)).containsExactly("a.png", "c.png");
    }

    @Test
    void refusesTwoImagesWithOneResultAndResultsOverInputs() throws IOException {
        Path scans = images("a", "b");
        Path twin = Files.copy(
                Cli.IMAGE, Files.createDirectory(folder.resolve("more")).resolve("a.png"));
        Cli clash = Cli.run(
                "segment",
                scans.resolve("a.png"),
                twin,
                "-m",
                Cli.MODEL,
                "--point",
                "9,9",
                "-o",
                folder.resolve("out"));
        Cli over = Cli.run("segment", scans + "/*.png", "-m", Cli.MODEL, "--point", "9,9", "-o", scans);
        assertThat(clash.exitCode()).isEqualTo(2);
        assertThat(clash.err()).contains("would also be a result of");
        assertThat(over.exitCode()).isEqualTo(2);
        assertThat(over.err()).contains("is an input");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(scans.resolve("a.png")).hasSameBinaryContentAs(Cli.IMAGE);
    }

    private Path images(String... names) throws IOException {
        Path scans = Files.createDirectory(folder.resolve("scans"));
        for (String name : names) {
            Files.copy(Cli.IMAGE, scans.resolve(name + ".png"));
        }
        return scans;
    }

    private static Mask mask(JsonNode object) {
        return RunLengthEncoding.ofCompressed(
                        250, 180, object.get("rle").get("counts").asText())
                .toMask();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
