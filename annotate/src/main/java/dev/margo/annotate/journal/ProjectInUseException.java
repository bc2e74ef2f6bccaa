package dev.margo.annotate.journal;

import java.io.IOException;

/** Somebody else has the project open. */
public final class ProjectInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    ProjectInUseException(String project, String where) {
        super("%s is open %s; close it there, and open it again here".formatted(project, where));
    }
}
