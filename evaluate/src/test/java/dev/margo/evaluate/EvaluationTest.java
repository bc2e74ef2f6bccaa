package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.dataset.SampleSource;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with a tiny SAM, whose weights are made up: its answers are bad, but always the same. */
class EvaluationTest {
    private static final EvaluationPlan PLAN = EvaluationPlan.medicoSam()
            .withProtocols(
                    InteractiveProtocol.medicoSam(Start.box()).withCorrections(2),
                    InteractiveProtocol.medicoSam(Start.randomPoint())
                            .withCorrections(1)
                            .withRepeats(2)
                            .withoutMaskPrompts(),
                    InteractiveProtocol.clicks(3))
            .withSurfaces(1);

    @TempDir
    private Path folder;

    private static Segmenter segmenter;

    @BeforeAll
    static void load() throws IOException {
        segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu());
    }

    @AfterAll
    static void close() {
        segmenter.close();
    }

    private static List<SampleSource> sources(int broken) {
        return List.of(new Made.Pictures("blobs, small", 4), new Made.Pictures("more", 3, broken));
    }

    private Summary run(String name, int threads, List<SampleSource> sources) throws IOException, InterruptedException {
        Workplace workplace = new Workplace(folder.resolve(name), threads, progress -> {});
        return result(sources, workplace).summary();
    }

    private static EvaluationResult result(List<SampleSource> sources, Workplace workplace)
            throws IOException, InterruptedException {
        return Evaluation.run(PLAN, Annotatable.of("tiny", segmenter), sources, workplace);
    }

    @Test
    void resultsAreTheSameWithAnyNumberOfThreads() throws IOException, InterruptedException {
        Summary one = run("one", 1, sources(-1));
        Summary three = run("three", 3, sources(-1));
        assertThat(Made.results(folder.resolve("three"))).isEqualTo(Made.results(folder.resolve("one")));
        assertThat(three.rounds()).hasSameSizeAs(one.rounds());
        assertThat(Files.readString(folder.resolve("one/summary.md")))
                .contains("## box+pair+masks", "| blobs, small |");
    }

    @Test
    void everyObjectHasARowPerProtocolRepeatAndRound() throws IOException, InterruptedException {
        run("rows", 2, sources(-1));
        List<String> rows = Files.readAllLines(folder.resolve("rows/rounds.csv"));
        long objects = rows.stream().filter(row -> row.contains(",ellipse,")).count();
        assertThat(objects).isGreaterThan(10);
        assertThat(rows).hasSize((int) (1 + objects * (1 + 3 + 2 * 2 + 3)));
    }

    @Test
    void skipsAndListsWhatCannotBeReadAndReadsItLater() throws IOException, InterruptedException {
        run("whole", 1, sources(-1));
        EvaluationResult broken = result(
                sources(1),
                new Workplace(
                        folder.resolve("broken"),
                        2,
                        progress -> assertThat(progress.skipped())
                                .isEqualTo(
                                        progress.dataset().equals("more")
                                                        && progress.file().endsWith("1")
                                                ? Optional.of("file 1 cannot be read")
                                                : Optional.empty())));
        assertThat(broken.skipped())
                .containsExactly(new EvaluationResult.Skipped("more", "\"file\" 1", "file 1 cannot be read"));
        assertThat(broken.datasets().get(1).files()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("broken/skipped.csv"))).hasSize(2);
        List<SampleSource> again = sources(-1);
        run("broken", 2, again);
        assertThat(((Made.Pictures) again.get(0)).read()).isEmpty();
        assertThat(((Made.Pictures) again.get(1)).read()).containsExactly(1);
        assertThat(Made.results(folder.resolve("broken"))).isEqualTo(Made.results(folder.resolve("whole")));
    }

    @Test
    void goesOnFromAJournalThatWasCutAnywhere() throws IOException, InterruptedException {
        run("cut", 1, sources(-1));
        Map<String, String> whole = Made.results(folder.resolve("cut"));
        Path journal = folder.resolve("cut/journal.csv");
        byte[] bytes = Files.readAllBytes(journal);
        for (int part = 0; part <= 8; part++) {
            Files.write(journal, Arrays.copyOf(bytes, (int) ((long) part * bytes.length / 8) - (part > 6 ? 1 : 0)));
            run("cut", 2, sources(-1));
            assertThat(Made.results(folder.resolve("cut"))).isEqualTo(whole);
        }
    }

    @Test
    void refusesTheJournalOfAnotherPlan() throws IOException, InterruptedException {
        run("other", 1, List.of(new Made.Pictures("a", 1)));
        Workplace workplace = new Workplace(folder.resolve("other"), 1, progress -> {});
        assertThatThrownBy(() -> Evaluation.run(
                        PLAN.withSeed(5),
                        Annotatable.of("tiny", segmenter),
                        List.of(new Made.Pictures("a", 1)),
                        workplace))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another evaluation");
    }

    @Test
    void saysHowFarItIs() throws IOException, InterruptedException {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        Workplace workplace = new Workplace(folder.resolve("progress"), 2, progress -> {
            assertThat(progress.all()).isEqualTo(7);
            done.add(progress.done());
        });
        Evaluation.run(PLAN, Annotatable.of("tiny", segmenter), sources(-1), workplace);
        assertThat(done).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void refusesFilesThatResultsCouldNotTellApart() {
        List<SampleSource> twice = List.of(new Made.Pictures("a", 1), new Made.Pictures("a", 1));
        assertThatThrownBy(() -> run("twice", 1, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two files");
    }

    @Test
    void nothingToAskGivesAnEmptySummary() throws IOException, InterruptedException {
        assertThat(run("none", 2, List.of()).rounds()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("none/rounds.csv"))).hasSize(1);
    }
}
