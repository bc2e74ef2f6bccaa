package dev.margo.annotate.project;

/** The history cannot be gone back or forth so. One line. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** In what way. */
    public enum Reason {
        NOTHING_TO_UNDO,
        NOTHING_TO_REDO,
        /** Somebody else has done something meanwhile. */
        STATE_MOVED
    }

    HistoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
