package dev.margo.annotate.journal;

import java.io.IOException;

/** A record could not be put on the disk. It is not in the journal; everything before it still is. */
public final class NotSavedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSavedException(IOException cause) {
        super(
                "this step was not saved (%s); it was not done, and all steps before it are safe; free space on the disk and do it again"
                        .formatted(cause.getMessage()),
                cause);
    }
}
