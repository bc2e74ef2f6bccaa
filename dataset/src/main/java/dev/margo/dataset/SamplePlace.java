package dev.margo.dataset;

/**
 * A sample of a {@link DatasetMix}.
 *
 * @param dataset number of the data set in the mix
 * @param index of the sample in it
 */
public record SamplePlace(int dataset, int index) {}
