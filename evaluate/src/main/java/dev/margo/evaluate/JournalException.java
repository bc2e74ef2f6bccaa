package dev.margo.evaluate;

import java.io.IOException;
import java.nio.file.Path;

/** A journal that an evaluation cannot go on with. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1;

    JournalException(Path journal, String problem) {
        super(journal + ": " + problem);
    }
}
