package dev.margo.evaluate.volume;

import dev.margo.evaluate.DatasetMeans;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes scores and sums them up. For one thread. */
final class VolumeSummaryBuilder {
    private record Measured(Turn turn, VolumeMeasure measure) {}

    private record Asked(String dataset, Turn turn) {}

    private final DatasetMeans<Measured> means;
    private final Map<Asked, List<Double>> times = new LinkedHashMap<>();

    VolumeSummaryBuilder(long seed) {
        means = new DatasetMeans<>(seed);
    }

    void add(VolumeScore score) {
        String dataset = score.place().dataset();
        for (VolumeMeasure measure : VolumeMeasure.values()) {
            Measured measured = new Measured(score.turn(), measure);
            means.add(dataset, measured, score.place().volume(), measure.of(score.scores()));
        }
        if (!score.milliseconds().isEmpty()) {
            times.computeIfAbsent(new Asked(dataset, score.turn()), asked -> new ArrayList<>())
                    .addAll(score.milliseconds());
        }
    }

    VolumeSummary build() {
        List<VolumeSummary.Row> rows = new ArrayList<>();
        means.estimates().forEach((dataset, estimates) -> {
            Map<Turn, Map<VolumeMeasure, Estimate>> turns = new LinkedHashMap<>();
            estimates.forEach((measured, estimate) -> turns.computeIfAbsent(
                            measured.turn, turn -> new EnumMap<>(VolumeMeasure.class))
                    .put(measured.measure, estimate));
            turns.forEach((turn, found) -> rows.add(new VolumeSummary.Row(dataset, turn, found)));
        });
        List<VolumeSummary.Times> taken = new ArrayList<>();
        times.forEach((asked, all) -> taken.add(times(asked, all)));
        return new VolumeSummary(rows, taken);
    }

    private static VolumeSummary.Times times(Asked asked, List<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new VolumeSummary.Times(asked.dataset, asked.turn, sorted.length, mean, median);
    }
}
