package dev.margo.report;

import dev.margo.evaluate.volume.VolumeSummary;
import java.util.Objects;
import java.util.Optional;

/**
 * A model and how well it carried objects through volumes.
 *
 * @param name what figures call it
 * @param fingerprint text that is another one whenever answers may be others
 * @param fileHash of its checkpoint, with the name of the hash; absent for what has no file
 * @param summary of its answers
 */
public record CarriedModel(String name, String fingerprint, Optional<String> fileHash, VolumeSummary summary) {
    public CarriedModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(fileHash, "fileHash");
        Objects.requireNonNull(summary, "summary");
    }
}
