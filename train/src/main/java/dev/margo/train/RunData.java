package dev.margo.train;

import dev.margo.dataset.CacheSettings;
import dev.margo.dataset.CachedDataset;
import dev.margo.dataset.Dataset;
import dev.margo.dataset.DatasetMix;
import dev.margo.dataset.SkippedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's pictures, read into the cache.
 *
 * @param training what is learnt from
 * @param validation what is validated on
 */
record RunData(DatasetMix training, List<Dataset> validation) {

    static RunData read(TrainingConfig config, CacheSettings cache, DataEntry.Progress progress) throws IOException {
        List<Dataset> training = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<Dataset> validation = new ArrayList<>();
        double share = config.data().validation().share();
        for (DataEntry entry : config.data().entries()) {
            DataEntry.Opened opened = entry.open(share, config.seed());
            for (DataEntry.Weighted one : opened.training()) {
                Dataset read = one.origin().read(cache, progress);
                training.add(read);
                weights.add(one.weight() * Math.pow(read.size(), config.data().tempering()));
            }
            for (DataEntry.Origin origin : opened.validation()) {
                validation.add(origin.read(cache, progress));
            }
        }
        if (training.isEmpty()) {
            throw new TrainingConfigException("data: nothing is left to learn from; check the split");
        }
        return new RunData(new DatasetMix(training, weights), validation);
    }

    /** A line for each file that could not be used. */
    List<String> skipped() {
        List<String> lines = new ArrayList<>();
        List<Dataset> all = new ArrayList<>(training.datasets());
        all.addAll(validation);
        for (Dataset dataset : all) {
            if (dataset instanceof CachedDataset cached) {
                SkippedFiles skipped = cached.skipped();
                skipped.first()
                        .forEach(one -> lines.add("%s: %s: %s".formatted(dataset.name(), one.name(), one.reason())));
                if (skipped.count() > skipped.first().size()) {
                    lines.add("%s: %s more"
                            .formatted(
                                    dataset.name(),
                                    skipped.count() - skipped.first().size()));
                }
            }
        }
        return lines;
    }
}
