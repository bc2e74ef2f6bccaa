package dev.margo.annotate.server;

import com.fasterxml.jackson.core.JacksonException;
import dev.margo.annotate.journal.JournalException;
import dev.margo.annotate.journal.NotSavedException;
import dev.margo.annotate.journal.ProjectInUseException;
import dev.margo.annotate.project.HistoryException;
import dev.margo.annotate.project.ObjectException;
import dev.margo.annotate.session.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What a client is told when something went wrong. The one place that knows which exception means what. */
record Problem(int status, String code, String message) {
    static final int BAD_REQUEST = 400;
    static final int NOT_ALLOWED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int FOREIGN_HOST = 421;
    static final int INPUT = 422;
    static final int LOCKED = 423;
    static final int BUSY = 429;
    static final int BUG = 500;
    static final int NO_MODEL = 503;
    static final int NOT_SAVED = 507;

    Problem {
        message = message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    /** A request is refused, for a reason that is known where it is thrown. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refused(int status, String code, String message) {
            super(message);
            problem = new Problem(status, code, message);
        }

        Problem problem() {
            return problem;
        }
    }

    static Problem of(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return refused.problem();
        } else if (thrown instanceof HistoryException history) {
            return new Problem(CONFLICT, lower(history.reason()), history.getMessage());
        } else if (thrown instanceof ObjectException object) {
            return new Problem(CONFLICT, "object_" + lower(object.reason()), object.getMessage());
        } else if (thrown instanceof ModelException || isOutOfMemory(thrown)) {
            return new Problem(NO_MODEL, "model", text(thrown));
        } else if (thrown instanceof JacksonException) {
            return new Problem(BAD_REQUEST, "bad_request", "the body is no JSON; send one JSON object in UTF-8");
        } else if (thrown instanceof IllegalArgumentException) {
            return new Problem(BAD_REQUEST, "bad_request", text(thrown));
        } else if (thrown instanceof UncheckedIOException unchecked) {
            return of(unchecked.getCause());
        } else if (thrown instanceof IOException io) {
            return ofFile(io);
        }
        return new Problem(BUG, "bug", "this is a bug in Margo (%s); please report it".formatted(thrown));
    }

    private static Problem ofFile(IOException thrown) {
        if (thrown instanceof NotSavedException) {
            return new Problem(NOT_SAVED, "not_saved", thrown.getMessage());
        } else if (thrown instanceof ProjectInUseException) {
            return new Problem(LOCKED, "project_in_use", thrown.getMessage());
        } else if (thrown instanceof JournalException) {
            return new Problem(INPUT, "input", thrown.getMessage());
        } else if (thrown instanceof NoSuchFileException missing) {
            return new Problem(INPUT, "input", missing.getFile() + ": no such file; was it moved?");
        } else if (thrown instanceof AccessDeniedException denied) {
            return new Problem(INPUT, "input", denied.getFile() + ": access denied; check its permissions");
        }
        return new Problem(INPUT, "input", text(thrown));
    }

    private static String lower(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    private static boolean isOutOfMemory(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                || String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains("can't allocate memory");
    }
}
