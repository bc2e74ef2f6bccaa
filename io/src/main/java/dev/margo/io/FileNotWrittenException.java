package dev.margo.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file could not be written where it was wanted. What was there before is still there, unchanged. */
public final class FileNotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem why, and what to do, in one line
     * @param cause may be null
     */
    public FileNotWrittenException(Path file, String problem, Throwable cause) {
        super("%s was not written: %s".formatted(file, problem), cause);
    }
}
