package dev.margo.evaluate.volume;

import dev.margo.evaluate.Csv;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link VolumeSummary} as lines of text. */
final class VolumeTables {
    private VolumeTables() {}

    /** A row per data set, start, settings and measure. */
    static List<String> csv(VolumeSummary summary) {
        List<String> lines = new ArrayList<>(List.of("dataset,start,settings,measure,count,left_out,mean,sd,low,high"));
        for (VolumeSummary.Row row : summary.rows()) {
            for (VolumeMeasure measure : VolumeMeasure.values()) {
                Estimate estimate = row.estimates().get(measure);
                if (estimate != null) {
                    lines.add(Csv.line(List.of(
                            row.dataset(),
                            row.turn().start(),
                            row.turn().settings(),
                            measure.label(),
                            Long.toString(estimate.count()),
                            Long.toString(estimate.leftOut()),
                            Double.toString(estimate.mean()),
                            Csv.number(estimate.sd()),
                            Double.toString(estimate.interval().low()),
                            Double.toString(estimate.interval().high()))));
                }
            }
        }
        return lines;
    }

    /** How long slices took. */
    static List<String> timesCsv(VolumeSummary summary) {
        List<String> lines = new ArrayList<>(List.of("dataset,start,settings,slices,mean_ms,median_ms"));
        for (VolumeSummary.Times times : summary.times()) {
            lines.add(Csv.line(List.of(
                    times.dataset(),
                    times.turn().start(),
                    times.turn().settings(),
                    Integer.toString(times.slices()),
                    Double.toString(times.meanMs()),
                    Double.toString(times.medianMs()))));
        }
        return lines;
    }

    /** Per data set a table, a line per start and settings. */
    static List<String> markdown(VolumeSummary summary, double toleranceMm) {
        Map<String, List<VolumeSummary.Row>> datasets = new LinkedHashMap<>();
        summary.rows()
                .forEach(row -> datasets.computeIfAbsent(row.dataset(), dataset -> new ArrayList<>())
                        .add(row));
        List<String> lines = new ArrayList<>();
        datasets.forEach((dataset, rows) -> {
            lines.addAll(List.of("## " + dataset, ""));
            lines.add(
                    "| start | settings | objects | Dice | NSD at %s mm | HD95, mm | ASSD, mm | Dice of the middle slice | Dice of the extent |"
                            .formatted(toleranceMm));
            lines.add("|---|---|--:|--:|--:|--:|--:|--:|--:|");
            rows.forEach(row -> lines.add(line(row)));
            lines.add("");
        });
        lines.add(
                "Means over objects; of Dice and NSD also what 95 % of bootstrap samples of the volumes lie within. The"
                        + " ellipsoid knows the box in the middle slice alone; the cylinder is the ellipse in that box on every slice of"
                        + " the object: an oracle of its extent, which no model is told.");
        return lines;
    }

    private static String line(VolumeSummary.Row row) {
        Map<VolumeMeasure, Estimate> found = row.estimates();
        Turn turn = row.turn();
        long objects = found.get(VolumeMeasure.DICE).count();
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        turn.start(),
                        turn.settings().replace("|", "\\|"),
                        row.dataset().equals(Summary.ALL) ? "" : objects,
                        withInterval(found.get(VolumeMeasure.DICE)),
                        withInterval(found.get(VolumeMeasure.NSD)),
                        mean(found, VolumeMeasure.HD95, 1),
                        mean(found, VolumeMeasure.ASSD, 2),
                        mean(found, VolumeMeasure.MIDDLE_DICE, 3),
                        mean(found, VolumeMeasure.EXTENT_DICE, 3));
    }

    private static String withInterval(Estimate estimate) {
        return "%s (%s–%s)"
                .formatted(
                        rounded(estimate.mean(), 3),
                        rounded(estimate.interval().low(), 3),
                        rounded(estimate.interval().high(), 3));
    }

    /** Empty where no value was finite. */
    private static String mean(Map<VolumeMeasure, Estimate> found, VolumeMeasure measure, int digits) {
        return found.containsKey(measure) ? rounded(found.get(measure).mean(), digits) : "";
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
