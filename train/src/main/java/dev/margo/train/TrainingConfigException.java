package dev.margo.train;

/** A training run cannot be configured as asked for. Names the key, what was expected and what to do, in one line. */
public final class TrainingConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TrainingConfigException(String message) {
        super(message);
    }

    TrainingConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
