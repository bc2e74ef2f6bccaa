package dev.margo.cli;

import dev.margo.cli.Evaluate3dRun.Evaluated;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.evaluate.volume.VolumeSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Dice and NSD of all models beside each other: per data set a row per start and settings; last what needs no model. */
record Evaluate3dTable(Console console) {

    void print(List<Evaluated> evaluated) {
        Set<String> datasets = new LinkedHashSet<>();
        Set<Turn> turns = new LinkedHashSet<>();
        evaluated.stream()
                .flatMap(one -> one.result().summary().rows().stream())
                .forEach(row -> {
                    datasets.add(row.dataset());
                    turns.add(row.turn());
                });
        if (datasets.isEmpty()) {
            console.result("there was no object to ask for");
            return;
        }
        console.result("");
        console.result("mean Dice and NSD of whole objects");
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("data set", "start", "settings", "objects"));
        evaluated.forEach(one -> head.add(one.model().name()));
        rows.add(head);
        for (String dataset : datasets) {
            turns.stream().filter(turn -> !turn.isBaseline()).forEach(turn -> rows.add(row(dataset, turn, evaluated)));
            turns.stream().filter(Turn::isBaseline).forEach(turn -> rows.add(row(dataset, turn, evaluated)));
        }
        EvaluationTable.align(console, rows, 3);
    }

    private static List<String> row(String dataset, Turn turn, List<Evaluated> evaluated) {
        List<String> row = new ArrayList<>(List.of(dataset, turn.start(), turn.settings()));
        row.add(evaluated.stream()
                .flatMap(one -> found(one, dataset, turn).stream())
                .findFirst()
                .filter(found -> !dataset.equals(Summary.ALL))
                .map(found ->
                        Long.toString(found.estimates().get(VolumeMeasure.DICE).count()))
                .orElse(""));
        evaluated.forEach(one -> row.add(found(one, dataset, turn)
                .map(found -> "%s  %s"
                        .formatted(
                                mean(found.estimates().get(VolumeMeasure.DICE)),
                                mean(found.estimates().get(VolumeMeasure.NSD))))
                .orElse("-")));
        return row;
    }

    private static Optional<VolumeSummary.Row> found(Evaluated one, String dataset, Turn turn) {
        return one.result().summary().rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.turn().equals(turn))
                .findFirst();
    }

    private static String mean(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f", estimate.mean());
    }
}
