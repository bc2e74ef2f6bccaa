package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** The file is not a checkpoint, is damaged, or holds something that cannot be read here. */
public final class CheckpointFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private CheckpointFormatException(String message) {
        super(message);
    }

    static CheckpointFormatException of(Path file, String what) {
        return new CheckpointFormatException(file + ": " + what);
    }
}
