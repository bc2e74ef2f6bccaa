package dev.margo.report;

import dev.margo.evaluate.RoundScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object chosen to be shown.
 *
 * @param rank why
 * @param score its last round in the first repeat
 */
public record ExampleChoice(ExampleRank rank, RoundScore score) {
    /** By Dice, the best first; objects that are equally good by image and name. */
    private static final Comparator<RoundScore> ORDER = Comparator.comparingDouble(
                    (RoundScore score) -> -score.scores().dice())
            .thenComparing(score -> score.place().image())
            .thenComparing(score -> score.place().object());

    private record Asked(String image, String object) {}

    /**
     * Of each data set the best, the median and the worst object, by Dice in the last round of the first repeat. Of two
     * objects the best and the worst; one is the best.
     *
     * @param scores of one model, in any order
     * @param protocol the label of the protocol to choose from; rows of others are passed over
     * @return by data set, in the order in which these come up in {@code scores}
     */
    public static List<ExampleChoice> of(Iterable<RoundScore> scores, String protocol) {
        Map<String, Map<Asked, RoundScore>> last = new LinkedHashMap<>();
        for (RoundScore score : scores) {
            if (score.turn().protocol().equals(protocol) && score.turn().repeat() == 0) {
                last.computeIfAbsent(score.place().dataset(), dataset -> new LinkedHashMap<>())
                        .merge(
                                new Asked(score.place().image(), score.place().object()),
                                score,
                                (a, b) -> a.turn().round() > b.turn().round() ? a : b);
            }
        }
        List<ExampleChoice> chosen = new ArrayList<>();
        last.values()
                .forEach(objects -> ExampleRank.of(
                                objects.values().stream().sorted(ORDER).toList())
                        .forEach((rank, score) -> chosen.add(new ExampleChoice(rank, score))));
        return List.copyOf(chosen);
    }
}
