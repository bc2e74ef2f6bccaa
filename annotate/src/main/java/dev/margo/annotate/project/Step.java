package dev.margo.annotate.project;

import java.time.Instant;
import java.util.Optional;

/**
 * A record of the journal.
 *
 * @param id of the interaction, from the client or made here
 * @param what was done; absent for undo and redo
 */
public record Step(String id, Instant time, Kind kind, Optional<Interaction> what) {
    /** What it does to the history. */
    public enum Kind {
        DO,
        UNDO,
        REDO
    }

    static Step of(String id, Instant time, Interaction what) {
        return new Step(id, time, Kind.DO, Optional.of(what));
    }
}
