package dev.margo.cli;

import dev.margo.cli.EvaluateRun.Evaluated;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.InscribedEllipse;
import dev.margo.evaluate.Measure;
import dev.margo.evaluate.Summary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Dice of all models beside each other: per protocol a row per data set, and per model the first round and the last. The
 * best of a row is marked in both where there are several models.
 */
record EvaluationTable(Console console) {
    private static final String BEST = "*";

    void print(List<Evaluated> evaluated) {
        Set<String> protocols = new LinkedHashSet<>();
        evaluated.forEach(one -> one.result().summary().rounds().forEach(round -> protocols.add(round.protocol())));
        protocols.remove(InscribedEllipse.LABEL);
        for (String protocol : protocols) {
            print(protocol, evaluated);
        }
        if (protocols.isEmpty()) {
            console.result("there was no object to ask for");
        }
    }

    private void print(String protocol, List<Evaluated> evaluated) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("data set", "objects", InscribedEllipse.LABEL));
        evaluated.forEach(one -> head.add(one.model().name()));
        rows.add(head);
        int last = 0;
        Set<String> datasets = new LinkedHashSet<>();
        for (Evaluated one : evaluated) {
            for (Summary.Round round : one.result().summary().rounds()) {
                if (round.protocol().equals(protocol)) {
                    datasets.add(round.dataset());
                    last = Math.max(last, round.round());
                }
            }
        }
        for (String dataset : datasets) {
            rows.add(row(dataset, protocol, last, evaluated));
        }
        console.result("");
        console.result("%s: mean Dice, %s%s"
                .formatted(
                        protocol,
                        last == 0 ? "first answer" : "first answer and after %s corrections".formatted(last),
                        evaluated.size() > 1 ? "; %s best".formatted(BEST) : ""));
        align(console, rows, 1);
    }

    private static List<String> row(String dataset, String protocol, int last, List<Evaluated> evaluated) {
        List<String> row = new ArrayList<>(List.of(dataset));
        Optional<Estimate> ellipse = evaluated.stream()
                .flatMap(one -> dice(one, dataset, InscribedEllipse.LABEL, 0).stream())
                .findFirst();
        row.add(
                dataset.equals(Summary.ALL)
                        ? ""
                        : ellipse.map(estimate -> Long.toString(estimate.count()))
                                .orElse(""));
        row.add(ellipse.map(estimate -> rounded(estimate.mean())).orElse(""));
        OptionalDouble bestFirst = best(dataset, protocol, 0, evaluated);
        OptionalDouble bestLast = best(dataset, protocol, last, evaluated);
        for (Evaluated one : evaluated) {
            String cell = cell(dice(one, dataset, protocol, 0), bestFirst);
            row.add(last == 0 ? cell : cell + "  " + cell(dice(one, dataset, protocol, last), bestLast));
        }
        return row;
    }

    private static String cell(Optional<Estimate> dice, OptionalDouble best) {
        String mark = dice.isPresent()
                        && best.isPresent()
                        && rounded(dice.get().mean()).equals(rounded(best.getAsDouble()))
                ? BEST
                : " ";
        return dice.map(estimate -> rounded(estimate.mean())).orElse("-") + mark;
    }

    /** Nothing for one model alone. */
    private static OptionalDouble best(String dataset, String protocol, int round, List<Evaluated> evaluated) {
        return evaluated.size() < 2
                ? OptionalDouble.empty()
                : evaluated.stream()
                        .flatMap(one -> dice(one, dataset, protocol, round).stream())
                        .mapToDouble(Estimate::mean)
                        .max();
    }

    private static Optional<Estimate> dice(Evaluated one, String dataset, String protocol, int number) {
        return one.result().summary().rounds().stream()
                .filter(round ->
                        round.dataset().equals(dataset) && round.protocol().equals(protocol) && round.round() == number)
                .map(round -> round.estimates().get(Measure.DICE))
                .findFirst();
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Some columns to the left, the others to the right. */
    static void align(Console console, List<List<String>> rows, int left) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(i < left ? row.get(i) + pad : pad + row.get(i));
            }
            console.result(line.toString().stripTrailing());
        }
    }
}
