package dev.margo.evaluate.volume;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param rows by data set and turn, the baselines first; if there are several data sets, last their means, under {@link
 *     dev.margo.evaluate.Summary#ALL}
 * @param times by data set and turn, without baselines
 */
public record VolumeSummary(List<Row> rows, List<Times> times) {
    public VolumeSummary {
        rows = List.copyOf(rows);
        times = List.copyOf(times);
    }

    /** @param estimates of what was measured; intervals are of bootstrap samples of the volumes */
    public record Row(String dataset, Turn turn, Map<VolumeMeasure, Estimate> estimates) {
        public Row {
            estimates = Map.copyOf(estimates);
        }
    }

    /**
     * How long a slice took, without its embedding.
     *
     * @param slices that were asked about
     */
    public record Times(String dataset, Turn turn, int slices, double meanMs, double medianMs) {}
}
