package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.dataset.SampleSource;
import dev.margo.metric.Overlap;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final EvaluationPlan PLAN = EvaluationPlan.medicoSam()
            .withProtocols(InteractiveProtocol.medicoSam(Start.randomPoint())
                    .withCorrections(2)
                    .withRepeats(2));

    @TempDir
    private Path folder;

    @Test
    void everyRoundComesAgainAsItWasScored() throws IOException, InterruptedException {
        List<SampleSource> sources = List.of(new Made.Pictures("a", 1), new Made.Pictures("b", 2));
        try (Segmenter segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu())) {
            Annotatable tiny = Annotatable.of("tiny", segmenter);
            Evaluation.run(PLAN, tiny, sources, new Workplace(folder, 1, progress -> {}));
            Replay replay = new Replay(PLAN, tiny, sources);
            for (RoundScore score : RoundsFile.read(folder.resolve("rounds.csv"))) {
                if (score.turn().protocol().equals(InscribedEllipse.LABEL)) {
                    assertThat(replay.of(score)).isEmpty();
                } else if (score.turn().repeat() == 1 && score.turn().round() == 2) {
                    Replay.Seen seen = replay.of(score).orElseThrow();
                    assertThat(Overlap.of(seen.object(), seen.answer().mask()).dice())
                            .isEqualTo(score.scores().dice());
                    assertThat(seen.said()).hasSize(score.turn().prompts());
                    assertThat(seen.object().area()).isEqualTo(score.place().area());
                }
            }
        }
    }
}
