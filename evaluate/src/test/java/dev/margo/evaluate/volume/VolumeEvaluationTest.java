package dev.margo.evaluate.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.JournalException;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.Workplace;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.mask.Mask;
import dev.margo.volume.Projection;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.SettingsSearch.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeEvaluationTest {
    private static final PropagationSettings BOX =
            PropagationSettings.defaults().withProjection(Projection.BOX).withLeastIou(0.1);
    private static final PropagationSettings POINT = BOX.withProjection(Projection.CENTRE);
    private static final VolumePlan PLAN = new VolumePlan(
            List.of(
                    VolumeProtocol.of(Start.BOX, BOX),
                    VolumeProtocol.of(Start.BOX, POINT),
                    VolumeProtocol.of(Start.POINT, BOX)),
            VolumeObjectRule.everyPiece(),
            1,
            0);

    @TempDir
    private Path folder;

    private final MadeVolumes.Knowing perfect = new MadeVolumes.Knowing((slice, truth) -> truth);

    private VolumeResult run(String out, int threads, VolumeSubject subject, SampleSource... sources)
            throws IOException, InterruptedException {
        return VolumeEvaluation.run(
                PLAN, subject, List.of(sources), new Workplace(folder.resolve(out), threads, progress -> {}));
    }

    private static Map<VolumeMeasure, Estimate> row(VolumeResult result, String dataset, Turn turn) {
        return result.summary().rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.turn().equals(turn))
                .findFirst()
                .orElseThrow()
                .estimates();
    }

    @Test
    void whoKnowsTheObjectsIsPerfect() throws IOException, InterruptedException {
        VolumeResult result = run("perfect", 1, perfect, MadeVolumes.source(folder, "made", 2));
        for (VolumeProtocol protocol : PLAN.protocols()) {
            Map<VolumeMeasure, Estimate> row = row(result, "made", Turn.of(protocol));
            assertThat(row.get(VolumeMeasure.DICE).mean()).isEqualTo(1);
            assertThat(row.get(VolumeMeasure.DICE).count()).isEqualTo(4);
            assertThat(row.get(VolumeMeasure.NSD).mean()).isEqualTo(1);
            assertThat(row.get(VolumeMeasure.HD95).mean()).isZero();
            assertThat(row.get(VolumeMeasure.ASSD).mean()).isZero();
            assertThat(row.get(VolumeMeasure.EXTENT_DICE).mean()).isEqualTo(1);
        }
        assertThat(result.datasets())
                .singleElement()
                .matches(set -> set.files() == 2 && set.images() == 2 && set.objects() == 4);
    }

    @Test
    void aVolumeIsLookedAtOnceForAllObjectsStartsAndSettings() throws IOException, InterruptedException {
        run("looks", 1, perfect, MadeVolumes.source(folder, "made", 3));
        assertThat(perfect.looks.get()).isEqualTo(3);
    }

    @Test
    void whoEndsTooEarlyLosesExtentAndNotTheMiddle() throws IOException, InterruptedException {
        MadeVolumes.Knowing halfway = new MadeVolumes.Knowing(
                (slice, truth) -> slice > 5 ? Mask.empty(truth.width(), truth.height()) : truth);
        VolumeResult result = run("halfway", 1, halfway, MadeVolumes.source(folder, "made", 1));
        Map<VolumeMeasure, Estimate> row = row(result, "made", new Turn("box", "box"));
        assertThat(row.get(VolumeMeasure.MIDDLE_DICE).mean()).isEqualTo(1);
        assertThat(row.get(VolumeMeasure.EXTENT_DICE).mean()).isBetween(0.6, 0.85);
        assertThat(row.get(VolumeMeasure.DICE).mean()).isBetween(0.6, 0.9);
        assertThat(row.get(VolumeMeasure.HD95).mean()).isGreaterThanOrEqualTo(2); // mm, of slices 2 mm apart
    }

    @Test
    void emptyAnswersScoreNothingAndAreLeftOutOfDistances() throws IOException, InterruptedException {
        MadeVolumes.Knowing mute = new MadeVolumes.Knowing((slice, truth) -> Mask.empty(truth.width(), truth.height()));
        VolumeResult result = run("mute", 1, mute, MadeVolumes.source(folder, "made", 1));
        Map<VolumeMeasure, Estimate> row = row(result, "made", new Turn("box", "box"));
        assertThat(row.get(VolumeMeasure.DICE).mean()).isZero();
        assertThat(row).doesNotContainKeys(VolumeMeasure.HD95, VolumeMeasure.ASSD);
        assertThat(Files.readString(folder.resolve("mute/summary.md")))
                .contains("| box | box | 2 | 0.000 (0.000–0.000)");
    }

    @Test
    void resultsAreTheSameWithAnyNumberOfThreadsAndAfterACrash() throws IOException, InterruptedException {
        SampleSource[] sources = {MadeVolumes.source(folder, "a, b", 2), MadeVolumes.source(folder, "c", 1)};
        VolumeResult one = run("one", 1, perfect, sources);
        run("three", 3, perfect, sources);
        Map<String, String> expected = MadeVolumes.results(folder.resolve("one"));
        assertThat(MadeVolumes.results(folder.resolve("three"))).isEqualTo(expected);
        assertThat(one.summary().rows()).anyMatch(row -> row.dataset().equals(Summary.ALL));
        Path journal = folder.resolve("one/journal.csv");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length * 2 / 3));
        int before = perfect.looks.get();
        run("one", 2, perfect, sources);
        assertThat(MadeVolumes.results(folder.resolve("one"))).isEqualTo(expected);
        assertThat(perfect.looks.get() - before).isBetween(1, 2);
    }

    @Test
    void rowsComeBackFromTheirFile() throws IOException, InterruptedException {
        run("rows", 1, perfect, MadeVolumes.source(folder, "made", 1));
        List<VolumeScore> rows = VolumesFile.read(folder.resolve("rows/volumes.csv"));
        assertThat(rows).hasSize(2 * (2 + 3));
        assertThat(rows.get(0).place().volume()).isEqualTo("v0.nii");
        assertThat(rows.get(0).turn().isBaseline()).isTrue();
        assertThat(rows.get(2).turn()).isEqualTo(new Turn("box", "box"));
        assertThat(rows.get(2).place().middle()).isEqualTo(5);
        assertThat(Files.readAllLines(folder.resolve("rows/times.csv"))).hasSize(1 + 3);
    }

    @Test
    void theSameTurnIsSeenAgain() throws IOException, InterruptedException {
        SampleSource source = MadeVolumes.source(folder, "made", 2);
        run("seen", 1, perfect, source);
        VolumeReplay replay = new VolumeReplay(PLAN, perfect, List.of(source));
        for (VolumeScore score : VolumesFile.read(folder.resolve("seen/volumes.csv"))) {
            if (score.turn().isBaseline()) {
                assertThat(replay.of(score)).isEmpty();
            } else {
                VolumeReplay.Seen seen = replay.of(score).orElseThrow();
                assertThat(seen.answer())
                        .isEqualTo(seen.object())
                        .hasSize(score.place().slices());
            }
        }
    }

    @Test
    void anotherPlanNeedsAnotherFolder() throws IOException, InterruptedException {
        SampleSource source = MadeVolumes.source(folder, "made", 1);
        run("plan", 1, perfect, source);
        VolumePlan other =
                new VolumePlan(List.of(VolumeProtocol.of(Start.BOX, BOX)), VolumeObjectRule.everyPiece(), 1, 0);
        Workplace workplace = new Workplace(folder.resolve("plan"), 1, progress -> {});
        assertThatThrownBy(() -> VolumeEvaluation.run(other, perfect, List.of(source), workplace))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another evaluation");
    }

    @Test
    void plansThatMakeNoSenseAreRefused() {
        VolumeProtocol box = VolumeProtocol.of(Start.BOX, BOX);
        assertThatThrownBy(() -> new VolumePlan(List.of(box, box), VolumeObjectRule.everyPiece(), 1, 0))
                .hasMessageContaining("none twice");
        assertThatThrownBy(() -> new VolumePlan(List.of(box), VolumeObjectRule.everyPiece(), -1, 0))
                .hasMessageContaining("-1.0 mm");
        assertThatThrownBy(() -> new VolumeObjectRule(true, 0)).hasMessageContaining("at least 0 voxels");
        assertThatThrownBy(() -> new VolumeProtocol(Start.BOX, "ellipsoid", BOX))
                .hasMessageContaining("as a baseline is");
    }
}
