package dev.margo.cli;

/** The model could not be found or loaded. One line. */
final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelException(Throwable cause) {
        super(Failure.of(cause).line(), cause);
    }
}
