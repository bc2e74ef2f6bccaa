package dev.margo.cli;

import java.util.function.Supplier;

/** What was asked for cannot be done for anybody; asking differently helps. One line. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The value, where an {@link IllegalArgumentException} can only stem from what the user typed. */
    static <T> T unless(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** As above, for what belongs to {@code file}, which the message then begins with. */
    static <T> T about(Object file, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }
}
