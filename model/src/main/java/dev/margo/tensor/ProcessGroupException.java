package dev.margo.tensor;

/**
 * The processes of a {@link ProcessGroup} cannot go on together: one is missing, ended, does not answer, or does
 * something else than the others. The message says which rank noticed, after how long, and what to do.
 */
public final class ProcessGroupException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ProcessGroupException(String message) {
        super(message);
    }

    ProcessGroupException(String message, Throwable cause) {
        super(message, cause);
    }
}
