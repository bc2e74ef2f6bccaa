package dev.margo.cli;

import dev.margo.checkpoint.CheckpointFormatException;
import dev.margo.checkpoint.UnsafeCheckpointException;
import dev.margo.sam.CheckpointMismatchException;
import dev.margo.tensor.ProcessGroupException;
import dev.margo.train.TrainingMemoryException;
import dev.margo.zoo.ModelDownloadException;
import dev.margo.zoo.ModelNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * What a user is told when something went wrong: an exit code and one line. The one place that knows which exception
 * means what.
 */
record Failure(int exitCode, String line) {
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int MODEL = 4;
    static final int INTERRUPTED = 128 + 2; // as a shell says of Ctrl-C

    Failure {
        line = OneLine.of(line);
    }

    static Failure of(Throwable thrown) {
        if (thrown instanceof TrainingMemoryException || thrown instanceof ProcessGroupException) {
            return new Failure(INPUT, thrown.getMessage());
        }
        if (isOutOfMemory(thrown)) {
            return new Failure(INPUT, outOfMemory());
        }
        if (thrown instanceof UsageException) {
            return new Failure(USAGE, thrown.getMessage());
        }
        if (thrown instanceof InvalidPathException) {
            return new Failure(USAGE, "not a file name on this system: " + thrown.getMessage());
        }
        if (isAboutModel(thrown)) {
            return new Failure(MODEL, thrown.getMessage());
        }
        if (thrown instanceof ExceptionInInitializerError || isBare(thrown)) {
            return of(thrown.getCause());
        }
        if (thrown instanceof UncheckedIOException) {
            return new Failure(INPUT, thrown.getMessage());
        }
        return thrown instanceof IOException e ? new Failure(INPUT, describe(e)) : bug(thrown);
    }

    /** Whether it only carries an IOException and says nothing of its own. */
    private static boolean isBare(Throwable thrown) {
        return thrown instanceof UncheckedIOException
                && thrown.getMessage().equals(thrown.getCause().toString());
    }

    private static boolean isAboutModel(Throwable thrown) {
        return thrown instanceof ModelException
                || thrown instanceof ModelNotFoundException
                || thrown instanceof ModelDownloadException
                || thrown instanceof CheckpointFormatException
                || thrown instanceof UnsafeCheckpointException
                || thrown instanceof CheckpointMismatchException;
    }

    private static String describe(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file; check the path";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": access denied; check its permissions";
        }
        if (e instanceof FileSystemException other && other.getReason() != null) {
            return "%s: %s".formatted(other.getFile(), other.getReason());
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Java's own, JavaCPP's (same class), and libtorch's, which only its words tell. */
    private static boolean isOutOfMemory(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return thrown instanceof OutOfMemoryError
                || thrown instanceof RuntimeException
                        && (text.contains("out of memory") || text.contains("can't allocate memory"));
    }

    private static String outOfMemory() {
        return "not enough memory; try a smaller --image-size, a smaller model (vit_b, vit_t), --device cpu,"
                + " or give Java more with MARGO_JAVA_OPTS=-Xmx8g";
    }

    private static Failure bug(Throwable thrown) {
        String what = thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : "%s: %s".formatted(thrown.getClass().getSimpleName(), thrown.getMessage());
        if (thrown instanceof LinkageError) {
            return new Failure(BUG, "a library could not be loaded (%s); is this platform supported?".formatted(what));
        }
        return new Failure(
                BUG, "this is a bug in Margo (%s); run again with --debug and report what it prints".formatted(what));
    }
}
