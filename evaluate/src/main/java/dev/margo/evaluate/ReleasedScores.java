package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.mask.Mask;
import dev.margo.mask.RunLengthEncoding;
import dev.margo.metric.Overlap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Scores as MedicoSAM's released code makes them: Dice per picture and class, of all answers about the class together, over the
 * pictures. Once with its pairing, where both lists are sorted by name and the i-th answer is held against the i-th picture
 * although there are fewer answers than pictures; and once with each answer held against its own picture.
 *
 * <p>Source: computational-cell-analytics/medico-sam at 0766e8f, medico_sam/evaluation/evaluation.py and inference.py. Known
 * differences: pictures without any object are not in a data set, so they shift nothing; answers of another size than the
 * picture that they are held against are left out, where the released code, which resizes all pictures, cannot meet them.
 */
final class ReleasedScores {
    static final String COLUMNS =
            "dataset,class,protocol,repeat,round,pairs_by_position,dice_by_position,pairs_by_name,dice_by_name";

    /** By digits as numbers, as natsort does; names that differ in leading zeros alone by their letters. */
    private static final Comparator<String> NATURAL =
            ((Comparator<String>) ReleasedScores::byNumbers).thenComparing(Comparator.naturalOrder());

    private final Map<String, Classes> datasets = new LinkedHashMap<>();

    /** The masks of a data set, by picture. */
    private static final class Classes {
        private final Map<String, Map<String, RunLengthEncoding>> truths = new TreeMap<>(NATURAL);
        private final Map<Asked, Map<String, RunLengthEncoding>> answers = new LinkedHashMap<>();
    }

    private record Asked(String label, String protocol, int repeat, int round) {}

    /** A mean over pairs. */
    private static final class Mean {
        private int pairs;
        private double sum;

        private void add(double dice) {
            pairs++;
            sum += dice;
        }

        private String text() {
            return pairs + "," + Csv.number(pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs));
        }
    }

    private static int byNumbers(String a, String b) {
        String[] left = a.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
        String[] right = b.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = Character.isDigit(left[i].charAt(0)) && Character.isDigit(right[i].charAt(0));
            int order =
                    numbers ? new BigInteger(left[i]).compareTo(new BigInteger(right[i])) : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    void add(ClassMask mask) {
        Classes classes = datasets.computeIfAbsent(mask.dataset(), name -> new Classes());
        if (mask.turn().isEmpty()) {
            classes.truths
                    .computeIfAbsent(mask.image(), image -> new LinkedHashMap<>())
                    .put(mask.label(), mask.mask());
        } else {
            Turn turn = mask.turn().get();
            classes.answers
                    .computeIfAbsent(
                            new Asked(mask.label(), turn.protocol(), turn.repeat(), turn.round()),
                            asked -> new TreeMap<>(NATURAL))
                    .put(mask.image(), mask.mask());
        }
    }

    /** A line per data set, class, protocol, repeat and round. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        datasets.forEach((dataset, classes) -> classes.answers.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Asked, ?> entry) -> entry.getKey().label, NATURAL)
                        .thenComparing(entry -> entry.getKey().protocol)
                        .thenComparing(entry -> entry.getKey().repeat)
                        .thenComparing(entry -> entry.getKey().round))
                .forEach(entry -> {
                    Asked asked = entry.getKey();
                    lines.add(Csv.line(List.of(
                                    dataset,
                                    asked.label,
                                    asked.protocol,
                                    Integer.toString(asked.repeat),
                                    Integer.toString(asked.round)))
                            + ","
                            + byPosition(classes, asked.label, entry.getValue()).text()
                            + ","
                            + byName(classes, asked.label, entry.getValue()).text());
                }));
        return lines;
    }

    private static Mean byPosition(Classes classes, String label, Map<String, RunLengthEncoding> answers) {
        Mean mean = new Mean();
        List<Map<String, RunLengthEncoding>> truths = List.copyOf(classes.truths.values());
        List<RunLengthEncoding> sorted = List.copyOf(answers.values());
        for (int i = 0; i < Math.min(truths.size(), sorted.size()); i++) {
            RunLengthEncoding truth = truths.get(i).get(label);
            if (truth != null
                    && truth.width() == sorted.get(i).width()
                    && truth.height() == sorted.get(i).height()) {
                mean.add(dice(truth, sorted.get(i)));
            }
        }
        return mean;
    }

    /** A class of which nothing was large enough to be asked for has no answer, and counts as missed. */
    private static Mean byName(Classes classes, String label, Map<String, RunLengthEncoding> answers) {
        Mean mean = new Mean();
        classes.truths.forEach((image, truths) -> {
            if (truths.containsKey(label)) {
                mean.add(answers.containsKey(image) ? dice(truths.get(label), answers.get(image)) : 0);
            }
        });
        return mean;
    }

    private static double dice(RunLengthEncoding truth, RunLengthEncoding answer) {
        Mask mask = truth.toMask();
        return Overlap.of(mask, answer.toMask()).dice();
    }
}
