package dev.margo.evaluate;

import java.util.List;

/**
 * What came of an evaluation.
 *
 * @param datasets in the order of the sources
 * @param skipped files that could not be read or asked about, in the order of the sources
 * @param correlations by data set, protocol and attribute; none if attributes were not measured
 */
public record EvaluationResult(
        Summary summary, List<Dataset> datasets, List<Skipped> skipped, List<AttributeCorrelation> correlations) {
    public EvaluationResult {
        correlations = List.copyOf(correlations);
        datasets = List.copyOf(datasets);
        skipped = List.copyOf(skipped);
    }

    /**
     * What was measured on.
     *
     * @param files that could be read
     * @param images that have an object to be asked for
     * @param objects that were asked for
     * @param hash SHA-256 of the bytes of all files that could be read, and of how they are read
     */
    public record Dataset(String name, int files, int images, int objects, String hash) {}

    /** @param reason on one line */
    public record Skipped(String dataset, String file, String reason) {}
}
