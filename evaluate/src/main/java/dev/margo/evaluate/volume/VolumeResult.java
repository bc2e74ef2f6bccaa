package dev.margo.evaluate.volume;

import dev.margo.evaluate.EvaluationResult;
import java.util.List;

/**
 * What came of an evaluation.
 *
 * @param datasets in the order of the sources; their images are volumes
 * @param skipped files that could not be read or asked about, in the order of the sources
 */
public record VolumeResult(
        VolumeSummary summary, List<EvaluationResult.Dataset> datasets, List<EvaluationResult.Skipped> skipped) {
    public VolumeResult {
        datasets = List.copyOf(datasets);
        skipped = List.copyOf(skipped);
    }
}
