package dev.margo.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Data sets that are trained on together.
 *
 * @param datasets none of them empty
 * @param weights of the data sets: positive, in any unit
 */
public record DatasetMix(List<Dataset> datasets, List<Double> weights) {
    public DatasetMix {
        datasets = List.copyOf(datasets);
        weights = List.copyOf(weights);
        if (datasets.isEmpty() || datasets.size() != weights.size()) {
            throw new IllegalArgumentException("a mix needs data sets and a weight for each, got %s and %s weights"
                    .formatted(datasets.size(), weights.size()));
        }
        for (int i = 0; i < weights.size(); i++) {
            if (!(weights.get(i) > 0 && Double.isFinite(weights.get(i)))) {
                throw new IllegalArgumentException("data set %s has weight %s; give a positive one or leave it out"
                        .formatted(datasets.get(i).name(), weights.get(i)));
            }
            if (datasets.get(i).size() == 0) {
                throw new IllegalArgumentException("data set %s has no samples; leave it out"
                        .formatted(datasets.get(i).name()));
            }
        }
    }

    /** Every sample as often as any other. */
    public static DatasetMix bySize(List<Dataset> datasets) {
        return tempered(datasets, 1);
    }

    /** Every data set as often as any other. */
    public static DatasetMix equal(List<Dataset> datasets) {
        return tempered(datasets, 0);
    }

    /**
     * Weights between the two: size to the power of {@code exponent}, so that large data sets neither drown the small ones
     * nor count no more than these.
     *
     * @param exponent 0 for equal weights, 1 for the sizes
     */
    public static DatasetMix tempered(List<Dataset> datasets, double exponent) {
        List<Double> weights = new ArrayList<>();
        datasets.forEach(dataset -> weights.add(Math.pow(dataset.size(), exponent)));
        return new DatasetMix(datasets, weights);
    }

    /** One data set alone. */
    public static DatasetMix of(Dataset dataset) {
        return new DatasetMix(List.of(dataset), Collections.singletonList(1.0));
    }

    /** Samples of all data sets together. */
    public long size() {
        return datasets.stream().mapToLong(Dataset::size).sum();
    }

    /** @throws IOException as {@link Dataset#read} does */
    public Sample read(SamplePlace place) throws IOException {
        return datasets.get(place.dataset()).read(place.index());
    }
}
