package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @Test
    void printsATableOfStages() {
        Cli cli = Cli.run("bench", "-m", Cli.MODEL, "--runs", 2, "--precision", "int8");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.exitCode()).isZero();
        List<String> lines = cli.outLines();
        assertThat(lines.get(0)).startsWith("Java ").contains(" threads", "libtorch with ");
        assertThat(cli.out()).containsPattern("sgemm of 2048 x 2048: \\d+ GFLOP/s");
        assertThat(rows(lines, "float32")).hasSize(6).allMatch(row -> row.startsWith("sam_tiny  float32 "));
        assertThat(rows(lines, "float32").get(2)).containsPattern("embedding +\\d+\\.\\d{3} +\\d.* - \\d.* \\d+ % ");
        assertThat(rows(lines, "int8")).hasSize(6);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("sam_tiny int8, IoU with the masks in float32: not measured, there is no --image");
    }

    private static List<String> rows(List<String> lines, String precision) {
        return lines.stream()
                .filter(line -> line.startsWith("sam_tiny  " + precision))
                .toList();
    }

    @Test
    void comparesMasksAndSaysSoAsJson() throws IOException {
        Cli cli = Cli.run(
                "bench",
                "--model",
                Cli.MODEL,
                "--runs",
                1,
                "--precision",
                "float32,bfloat16",
                "--image",
                Cli.IMAGE,
                "--json");
        assertThat(cli.exitCode()).isZero();
        JsonNode facts = new JsonMapper().readTree(cli.out());
        assertThat(facts.get("sgemmGflopPerSecond").asDouble()).isPositive();
        assertThat(facts.get("skipped")).isEmpty();
        JsonNode plain = facts.get("models").get(0);
        JsonNode fast = facts.get("models").get(1);
        assertThat(plain.get("precision").asText()).isEqualTo("float32");
        assertThat(plain.has("iou")).isFalse();
        assertThat(plain.get("stages"))
                .extracting(stage -> stage.get("stage").asText())
                .startsWith("load", "first embedding", "embedding");
        assertThat(plain.get("stages").get(2).get("shareOfSgemm").asDouble()).isPositive();
        assertThat(plain.get("stages").get(0).get("shareOfSgemm").isNull()).isTrue();
        assertThat(fast.get("iou").get("masks").asInt()).isGreaterThan(25);
        assertThat(fast.get("iou").get("mean").asDouble()).isBetween(0.95, 1.0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --runs 0                              | 2 | --runs must be at least 1, got 0
            --runs many                           | 2 | is not an int
            --architecture vit_x                  | 2 | write vit_t, vit_b, vit_l or vit_h
            --architecture vit_b -m gone.pth      | 2 | a checkpoint has its own architecture
            --precision half                      | 2 | write float32, bfloat16 or int8
            --threads 0                           | 2 | at least 1
            --device gpu                          | 2 | cpu, cuda or cuda:N
            --image gone.png                      | 2 | --image without --model
            -m MODEL --image gone.png           | 2 | --image without --precision
            -m MODEL --image gone.png --precision int8 | 3 | no such file
            -m gone.pth                           | 4 | gone.pth
            -m MODEL --image-size 100           | 2 | multiple of 16
            --architectur vit_b                   | 2 | did you mean '--architecture'?
            """)
    void whatCannotBeMeasuredIsToldInOneLine(String flags, int exitCode, String words) {
        Cli cli = Cli.run(Stream.concat(
                        Stream.of("bench"),
                        Stream.of(flags.replace("MODEL", Cli.MODEL.toString()).split(" ")))
                .toArray());
        assertThat(cli.exitCode()).isEqualTo(exitCode);
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("margo: ")
                .contains(words);
    }
}
