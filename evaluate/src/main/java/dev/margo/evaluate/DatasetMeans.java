package dev.margo.evaluate;

import dev.margo.evaluate.SummaryBuilder.Drawn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Means over the objects of data sets, and the means of these, each with the interval of a bootstrap over images. For one
 * thread.
 *
 * @param <K> what a value is of, within a data set
 */
public final class DatasetMeans<K> {
    private final long seed;
    private final Map<String, Map<K, ClusterSample>> samples = new LinkedHashMap<>();

    /** @param seed of the bootstrap */
    public DatasetMeans(long seed) {
        this.seed = seed;
    }

    /** Takes the value of an object in an image; one that is not finite is left out and counted. */
    public void add(String dataset, K what, String image, double value) {
        samples.computeIfAbsent(dataset, name -> new LinkedHashMap<>())
                .computeIfAbsent(what, key -> new ClusterSample())
                .add(image, 0, value);
    }

    /**
     * By data set, in the order in which they came; where there are several, last under {@link Summary#ALL} the means of
     * them, each of which counts the same. What has no finite value has no estimate.
     */
    public Map<String, Map<K, Estimate>> estimates() {
        Map<String, Map<K, Estimate>> all = new LinkedHashMap<>();
        Map<K, List<Drawn>> together = new LinkedHashMap<>();
        samples.forEach((dataset, ofDataset) -> {
            Map<K, Estimate> estimates = new LinkedHashMap<>();
            ofDataset.forEach((what, sample) -> {
                if (!sample.isEmpty()) {
                    double[] draws = sample.draws(Chance.of(seed, "bootstrap", dataset));
                    estimates.put(what, sample.estimate(draws));
                    together.computeIfAbsent(what, key -> new ArrayList<>()).add(new Drawn(sample.mean(), draws));
                }
            });
            all.put(dataset, estimates);
        });
        if (samples.size() > 1) {
            Map<K, Estimate> means = new LinkedHashMap<>();
            together.forEach((what, datasets) -> means.put(what, SummaryBuilder.mean(datasets)));
            all.put(Summary.ALL, means);
        }
        return all;
    }
}
