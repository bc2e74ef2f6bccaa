package dev.margo.evaluate;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Counts the prompts to the target Dice, from the rounds of one protocol in their order. */
final class ClickCount {
    private final ClusterSample prompts = new ClusterSample();
    private long objects;
    private long missed;
    private RoundScore last;
    private OptionalInt reached = OptionalInt.empty();

    void add(RoundScore score) {
        if (score.turn().round() == 0) {
            finish();
        }
        last = score;
        if (reached.isEmpty() && score.scores().dice() >= Summary.TARGET_DICE) {
            reached = OptionalInt.of(score.turn().prompts());
        }
    }

    private void finish() {
        if (last != null) {
            prompts.add(
                    last.place().image(),
                    last.turn().repeat(),
                    reached.orElse(last.turn().prompts()));
            objects++;
            missed += reached.isEmpty() ? 1 : 0;
        }
        last = null;
        reached = OptionalInt.empty();
    }

    Summary.Clicks summed(String dataset, String protocol, RandomGenerator random) {
        finish();
        Estimate estimate = prompts.estimate(prompts.draws(random));
        return new Summary.Clicks(dataset, protocol, estimate, (double) missed / objects);
    }
}
