package dev.margo.report;

import dev.margo.evaluate.Difference;
import dev.margo.evaluate.Summary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A model and how well it did.
 *
 * @param name what figures call it
 * @param fingerprint text that is another one whenever answers may be others
 * @param fileHash of its checkpoint, with the name of the hash; absent for what has no file
 * @param summary of its rounds
 * @param toFirst its answers less those of the first model; empty for the first, and where nothing was compared
 */
public record EvaluatedModel(
        String name, String fingerprint, Optional<String> fileHash, Summary summary, List<Difference> toFirst) {
    public EvaluatedModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(fileHash, "fileHash");
        Objects.requireNonNull(summary, "summary");
        toFirst = List.copyOf(toFirst);
    }
}
