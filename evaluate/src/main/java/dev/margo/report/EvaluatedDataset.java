package dev.margo.report;

import java.util.Objects;
import java.util.Optional;

/**
 * A data set that models were evaluated on.
 *
 * @param name as in the summaries
 * @param images that have objects
 * @param objects that were asked for
 * @param hash of its files, with the name of the hash
 * @param note whose it is and under what licence
 */
public record EvaluatedDataset(String name, long images, long objects, String hash, Optional<String> note) {
    public EvaluatedDataset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(note, "note");
    }
}
