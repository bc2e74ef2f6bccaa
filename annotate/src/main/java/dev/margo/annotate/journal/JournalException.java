package dev.margo.annotate.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A journal cannot be used as it is. One line. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    public JournalException(Path journal, String problem) {
        super("%s: %s".formatted(journal, problem));
    }
}
