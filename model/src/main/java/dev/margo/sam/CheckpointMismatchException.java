package dev.margo.sam;

import java.io.IOException;

/** The file is a checkpoint, but not of a network that Margo can load it into. */
public final class CheckpointMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    CheckpointMismatchException(String message) {
        super(message);
    }
}
