package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Made-up scores that look like those of models: they rise with the rounds and differ by object, data set and model. */
public final class MadeScores {
    public static final String BOX = "box+pair+masks";
    public static final String POINT = "point+pair+masks";

    private MadeScores() {}

    /**
     * @param dataset its name
     * @param objects two in each image
     * @param ease about the Dice of a first answer
     */
    public record Task(String dataset, int objects, double ease) {}

    /** All rows of a model whose answers are {@code skill} better; objects are as hard for every model. */
    public static List<RoundScore> rows(double skill, List<Task> tasks, List<String> protocols, int rounds) {
        List<RoundScore> rows = new ArrayList<>();
        for (Task task : tasks) {
            Random objects = new Random(task.dataset.hashCode());
            Random answers = new Random(Double.hashCode(skill) * 31L + task.dataset.hashCode());
            for (int object = 0; object < task.objects; object++) {
                double ease = task.ease + 0.09 * objects.nextGaussian();
                int area = (int) Math.exp(4 + 4 * objects.nextDouble() + 2 * (ease - task.ease));
                Place place =
                        new Place(task.dataset, "case " + object / 2 + ".png", Integer.toString(object % 2 + 1), area);
                rows.add(row(
                        place, new Turn(InscribedEllipse.LABEL, 0, 0, 1), bounded(0.72 + 0.3 * (ease - task.ease))));
                for (String protocol : protocols) {
                    double first =
                            ease + skill - (protocol.startsWith("point") ? 0.18 : 0) + 0.02 * answers.nextGaussian();
                    for (int round = 0; round < rounds; round++) {
                        double dice =
                                1 - (1 - bounded(first)) * Math.exp(-0.25 * round) * (1 + 0.1 * answers.nextGaussian());
                        rows.add(row(place, new Turn(protocol, 0, round, 1 + 2 * round), bounded(dice)));
                    }
                }
            }
        }
        return rows;
    }

    private static double bounded(double dice) {
        return Math.max(0, Math.min(0.995, dice));
    }

    private static RoundScore row(Place place, Turn turn, double dice) {
        return new RoundScore(
                place,
                turn,
                new Scores(
                        dice,
                        dice / (2 - dice),
                        OptionalDouble.of(Math.min(1, dice + 0.03)),
                        OptionalDouble.of(20 * (1 - dice))),
                OptionalDouble.empty(),
                OptionalDouble.of(12 + 3 * dice));
    }

    /** As an evaluation sums rows up. */
    public static Summary summary(List<RoundScore> rows) {
        SummaryBuilder builder = new SummaryBuilder(1);
        rows.forEach(builder::add);
        return builder.build();
    }
}
