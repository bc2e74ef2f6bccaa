package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.dataset.SampleSource;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be measured at once, with a tiny SAM. */
class ExtrasTest {
    private static final EvaluationPlan PLAN = EvaluationPlan.medicoSam()
            .withProtocols(
                    InteractiveProtocol.medicoSam(Start.box()).withCorrections(1),
                    InteractiveProtocol.medicoSam(Start.randomPoint())
                            .withCorrections(0)
                            .withRepeats(2))
            .withExtras(new Extras(true, OptionalInt.of(4), true));

    @TempDir
    private Path folder;

    private EvaluationResult run(Annotatable subject, String name) throws IOException, InterruptedException {
        List<SampleSource> sources = List.of(new Made.Pictures("a", 3), new Made.Pictures("b", 2));
        return Evaluation.run(PLAN, subject, sources, new Workplace(folder.resolve(name), 1, progress -> {}));
    }

    @Test
    void writesAttributesCorrelationsAndReleasedScoresAndTheSameAgain() throws IOException, InterruptedException {
        try (Segmenter segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu())) {
            Annotatable tiny = Annotatable.of("tiny", segmenter);
            EvaluationResult result = run(tiny, "one");
            int objects = result.datasets().stream()
                    .mapToInt(EvaluationResult.Dataset::objects)
                    .sum();
            assertThat(lines("one/objects.csv"))
                    .hasSize(1 + objects)
                    .first()
                    .asString()
                    .endsWith("dice of box+pair+masks,dice of random-point,dice of everything-oracle,"
                            + "dice of everything-predicted-iou");
            // two data sets and both together, four protocols, five attributes
            assertThat(lines("one/correlations.csv")).hasSize(1 + 3 * 4 * 5);
            assertThat(result.correlations()).hasSize(3 * 4 * 5);
            assertThat(lines("one/released.csv")).hasSizeGreaterThan(10);
            assertThat(result.summary().clicks())
                    .extracting(Summary.Clicks::protocol)
                    .containsOnly("box+pair+masks", "random-point");
            run(tiny, "two");
            for (String file : List.of("objects.csv", "correlations.csv", "released.csv", "rounds.csv")) {
                assertThat(lines("two/" + file)).isEqualTo(lines("one/" + file));
            }
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void theOracleIsNeverWorseThanThePredictedIou() throws IOException, InterruptedException {
        try (Segmenter segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu())) {
            run(Annotatable.of("tiny", segmenter), "choice");
        }
        List<String> rows = lines("choice/rounds.csv");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains("," + EverythingMode.ORACLE + ",")) {
                double oracle = Double.parseDouble(Csv.fields(rows.get(i)).get(8));
                double predicted =
                        Double.parseDouble(Csv.fields(rows.get(i + 1)).get(8));
                assertThat(oracle).isGreaterThanOrEqualTo(predicted);
            }
        }
        assertThat(rows).filteredOn(row -> row.contains(EverythingMode.ORACLE)).isNotEmpty();
    }
}
