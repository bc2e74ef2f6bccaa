package dev.margo.report;

import dev.margo.evaluate.volume.VolumeScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A carried object to be looked at, on some of its slices.
 *
 * @param model its name
 * @param rank why it is shown
 * @param score of the answer
 * @param slices ascending; at least one, which has the object
 */
public record VolumeExample(String model, ExampleRank rank, VolumeScore score, List<Slice> slices) {
    private static final int EACH_WAY = 2; // slices shown on each side of the middle one

    /** By Dice, the best first; objects that are equally good by volume and name. */
    private static final Comparator<VolumeScore> ORDER = Comparator.comparingDouble(
                    (VolumeScore score) -> -score.scores().dice())
            .thenComparing(score -> score.place().volume())
            .thenComparing(score -> score.place().object());

    /** @throws IllegalArgumentException if no slice has the object */
    public VolumeExample {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(score, "score");
        slices = List.copyOf(slices);
        if (slices.stream().allMatch(slice -> slice.shown.truth().isEmpty())) {
            throw new IllegalArgumentException("an example without an object; expected a slice that has it");
        }
    }

    /** @param number counted from 0 */
    public record Slice(int number, Example.Shown shown) {}

    /** An object chosen to be shown. */
    public record Choice(ExampleRank rank, VolumeScore score) {}

    /**
     * Of each data set the best, the median and the worst object by Dice.
     *
     * @param scores of one model, in any order
     * @param turn to choose from; rows of others are passed over
     */
    public static List<Choice> choose(List<VolumeScore> scores, VolumeScore.Turn turn) {
        Map<String, List<VolumeScore>> datasets = new LinkedHashMap<>();
        scores.stream()
                .filter(score -> score.turn().equals(turn))
                .sorted(ORDER)
                .forEach(score -> datasets.computeIfAbsent(score.place().dataset(), name -> new ArrayList<>())
                        .add(score));
        List<Choice> chosen = new ArrayList<>();
        datasets.values()
                .forEach(
                        sorted -> ExampleRank.of(sorted).forEach((rank, score) -> chosen.add(new Choice(rank, score))));
        return chosen;
    }

    /**
     * Which slices tell most: both ends, the middle one, and those halfway.
     *
     * @param reached slices that have the object or the answer
     * @param middle that the object was started from
     */
    public static List<Integer> slices(Set<Integer> reached, int middle) {
        TreeSet<Integer> all = new TreeSet<>(reached);
        all.add(middle);
        TreeSet<Integer> shown = new TreeSet<>(List.of(middle));
        for (int end : List.of(all.first(), all.last())) {
            for (int step = 1; step <= EACH_WAY; step++) {
                shown.add(middle + Math.round((end - middle) * step / (float) EACH_WAY));
            }
        }
        return List.copyOf(shown);
    }
}
