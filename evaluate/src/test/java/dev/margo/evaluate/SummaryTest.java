package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final double TOLERANCE = 1e-12;

    private static RoundScore score(String image, String object, Turn turn, double dice) {
        return score("d", image, object, turn, dice);
    }

    private static RoundScore score(String dataset, String image, String object, Turn turn, double dice) {
        return new RoundScore(
                new Place(dataset, image, object, 100),
                turn,
                new Scores(dice, dice / 2, OptionalDouble.empty(), OptionalDouble.empty()),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Turn ellipse() {
        return new Turn(InscribedEllipse.LABEL, 0, 0, 1);
    }

    private static Summary.Round round(Summary summary, String dataset, String protocol, int round) {
        return summary.rounds().stream()
                .filter(r -> r.dataset().equals(dataset) && r.protocol().equals(protocol) && r.round() == round)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void meansAndDeviationsAreOfObjectsAndOfRepeats() {
        SummaryBuilder builder = new SummaryBuilder(1);
        double[][] dice = {{0.5, 0.7}, {0.9, 0.6}, {0.1, 0.8}}; // by object and repeat
        for (int object = 0; object < 3; object++) {
            builder.add(score("image " + object, "1", ellipse(), 0.6));
            for (int repeat = 0; repeat < 2; repeat++) {
                builder.add(score("image " + object, "1", new Turn("p", repeat, 0, 1), dice[object][repeat]));
            }
        }
        Summary.Round round = round(builder.build(), "d", "p", 0);
        Estimate estimate = round.estimates().get(Measure.DICE);
        assertThat(estimate.count()).isEqualTo(6);
        assertThat(estimate.mean()).isCloseTo(0.6, within(TOLERANCE));
        assertThat(estimate.sd().orElseThrow()).isCloseTo(Math.sqrt(0.4 / 5), within(TOLERANCE));
        assertThat(estimate.sdOfRepeats().orElseThrow()).isCloseTo(Math.sqrt(0.02), within(TOLERANCE));
        assertThat(round.remainingError().orElseThrow()).isCloseTo(1, within(TOLERANCE));
        assertThat(round.estimates()).doesNotContainKeys(Measure.NSD, Measure.MILLISECONDS);
    }

    @Test
    void theIntervalIsAsWideAsTheImagesDiffer() {
        Random random = new Random(1);
        SummaryBuilder builder = new SummaryBuilder(1);
        int images = 400;
        for (int image = 0; image < images; image++) {
            double value = random.nextDouble();
            for (int object = 0; object < 5; object++) { // of the same image all alike: they add no certainty
                builder.add(score("i" + image, "" + object, ellipse(), 0.5));
                builder.add(score("i" + image, "" + object, new Turn("p", 0, 0, 1), value));
            }
        }
        Estimate estimate = round(builder.build(), "d", "p", 0).estimates().get(Measure.DICE);
        double expected = 2 * 1.96 / Math.sqrt(12.0 * images);
        assertThat(estimate.interval().high() - estimate.interval().low()).isCloseTo(expected, within(0.15 * expected));
        assertThat(estimate.mean())
                .isBetween(estimate.interval().low(), estimate.interval().high());
    }

    @Test
    void promptsAreCountedToTheFirstAnswerThatIsGoodEnough() {
        SummaryBuilder builder = new SummaryBuilder(1);
        double[][] dice = {{0.5, 0.9, 0.8}, {0.95, 0.1, 0.1}, {0.1, 0.2, 0.3}};
        for (int object = 0; object < 3; object++) {
            builder.add(score("i", "" + object, ellipse(), 1));
            for (int round = 0; round < 3; round++) {
                builder.add(score("i", "" + object, new Turn("p", 0, round, 1 + 2 * round), dice[object][round]));
            }
        }
        Summary summary = builder.build();
        Summary.Clicks clicks = summary.clicks().get(0);
        assertThat(clicks.prompts().mean()).isCloseTo((3 + 1 + 5) / 3.0, within(TOLERANCE));
        assertThat(clicks.missed()).isCloseTo(1 / 3.0, within(TOLERANCE));
        assertThat(round(summary, "d", "p", 2).remainingError()).isEmpty();
    }

    @Test
    void ofAllDataSetsEachCountsTheSame() {
        SummaryBuilder builder = new SummaryBuilder(1);
        for (int image = 0; image < 9; image++) {
            builder.add(score("large", "i" + image, "1", ellipse(), 0.8));
            builder.add(score("large", "i" + image, "1", new Turn("p", 0, 0, 1), 0.9));
        }
        builder.add(score("small", "i", "1", ellipse(), 0.4));
        builder.add(score("small", "i", "1", new Turn("p", 0, 0, 1), 0.5));
        Summary.Round all = round(builder.build(), Summary.ALL, "p", 0);
        assertThat(all.estimates().get(Measure.DICE).mean()).isCloseTo(0.7, within(TOLERANCE));
        assertThat(all.estimates().get(Measure.DICE).count()).isEqualTo(2);
        assertThat(all.remainingError().orElseThrow()).isCloseTo(0.3 / 0.4, within(TOLERANCE));
    }

    @Test
    void infiniteDistancesAreLeftOutAndCounted() {
        SummaryBuilder builder = new SummaryBuilder(1);
        for (double distance : new double[] {1, 3, Double.POSITIVE_INFINITY}) {
            builder.add(score("i", "1", ellipse(), 0.5));
            builder.add(new RoundScore(
                    new Place("d", "i", "1", 5),
                    new Turn("p", 0, 0, 1),
                    new Scores(0, 0, OptionalDouble.of(0), OptionalDouble.of(distance)),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
        }
        Estimate estimate = round(builder.build(), "d", "p", 0).estimates().get(Measure.HD95);
        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(estimate.leftOut()).isEqualTo(1);
    }
}
