package dev.margo.annotate.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found when a journal was opened.
 *
 * @param records whole ones
 * @param cutBytes behind the last whole record, which are no longer in the journal
 * @param kept where these bytes are now; absent if there were none
 */
public record Recovery(long records, long cutBytes, Optional<Path> kept) {
    /** For people; empty if all was whole. */
    public Optional<String> note() {
        return kept.map(file ->
                "the journal ended in %s bytes that are no whole record, as after a crash or a power cut; they were cut off and kept in %s, and all %s steps before them are there"
                        .formatted(cutBytes, file.getFileName(), records));
    }
}
