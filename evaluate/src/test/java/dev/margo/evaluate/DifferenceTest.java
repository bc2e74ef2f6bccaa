package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.evaluate.MadeScores.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final double TOLERANCE = 1e-12;
    private static final List<Task> TASKS = List.of(new Task("a", 60, 0.7), new Task("b", 20, 0.6));

    private static List<RoundScore> rows(double skill) {
        return MadeScores.rows(skill, TASKS, List.of(MadeScores.BOX), 3);
    }

    @Test
    void meansAreDifferencesOfTheMeans() {
        Summary base = MadeScores.summary(rows(0));
        Summary other = MadeScores.summary(rows(0.05));
        List<Difference> differences = Difference.between(rows(0), rows(0.05), 1);
        assertThat(differences).hasSize(9);
        for (Difference difference : differences) {
            assertThat(difference.dice().mean())
                    .as(difference.toString())
                    .isCloseTo(dice(other, difference) - dice(base, difference), within(TOLERANCE));
        }
    }

    private static double dice(Summary summary, Difference difference) {
        return summary.rounds().stream()
                .filter(round -> round.dataset().equals(difference.dataset())
                        && round.protocol().equals(difference.protocol())
                        && round.round() == difference.round())
                .mapToDouble(round -> round.estimates().get(Measure.DICE).mean())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pairsAreSurerThanMeans() {
        Estimate paired = Difference.between(rows(0), rows(0.05), 1).get(0).dice();
        Estimate alone =
                MadeScores.summary(rows(0.05)).rounds().get(1).estimates().get(Measure.DICE);
        assertThat(width(paired)).isLessThan(0.7 * width(alone));
        assertThat(paired.mean())
                .isBetween(paired.interval().low(), paired.interval().high());
    }

    private static double width(Estimate estimate) {
        return estimate.interval().high() - estimate.interval().low();
    }

    @Test
    void onlyWhatBothWereAskedForCounts() {
        List<RoundScore> few = rows(0).subList(0, 8); // two objects: an ellipse and three rounds each
        List<Difference> differences = Difference.between(few, rows(0.05), 1);
        assertThat(differences)
                .extracting(Difference::dataset)
                .containsOnly("a")
                .hasSize(3);
        assertThat(differences.get(0).dice().count()).isEqualTo(2);
        assertThat(Difference.between(List.of(), rows(0), 1)).isEmpty();
    }
}
