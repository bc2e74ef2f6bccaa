package dev.margo.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** A data set cannot be used at all: folders or tables are missing, or not laid out as expected. */
public final class DatasetLayoutException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param problem what was found, what was expected and what to do, in one line */
    public DatasetLayoutException(Path place, String problem) {
        this(place.toString(), problem);
    }

    /** As above, for a data set as a whole. */
    public DatasetLayoutException(String dataset, String problem) {
        super(dataset + ": " + problem);
    }
}
