package dev.margo.annotate.project;

/** What was asked for does not suit the objects as they are now. One line. */
public final class ObjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** In what way. */
    public enum Reason {
        UNKNOWN,
        ACCEPTED,
        BUSY
    }

    public ObjectException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
