package dev.margo.zoo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a model comes from and how to know that it arrived whole.
 *
 * @param page for a person: who made the model and how it is given out
 * @param download the file itself; empty if a person has to fetch it from {@code page}
 * @param licence of the weights, or in words that none is stated
 * @param checksums all must match; empty if none is published, which only a model fetched by a person may have
 * @param bytes exact length of the file, if known
 */
public record ModelSource(
        URI page, Optional<URI> download, String licence, List<Checksum> checksums, OptionalLong bytes) {

    public ModelSource {
        checksums = List.copyOf(checksums);
        requireSafe(page);
        download.ifPresent(ModelSource::requireSafe);
        if (licence.isBlank()) {
            throw new IllegalArgumentException("the licence is blank; say 'not stated' if it is not stated");
        }
        if (download.isPresent() && checksums.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no checksum; a file that is fetched needs one".formatted(download.get()));
        }
        if (bytes.isPresent() && bytes.getAsLong() < 1) {
            throw new IllegalArgumentException("a model of %s bytes; expected at least 1".formatted(bytes.getAsLong()));
        }
    }

    private static void requireSafe(URI url) {
        if (!SafeUrl.allows(url)) {
            throw new IllegalArgumentException(
                    "address '%s' is not https with a host and without a user name".formatted(url));
        }
    }
}
