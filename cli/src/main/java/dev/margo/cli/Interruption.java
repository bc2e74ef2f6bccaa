package dev.margo.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Sees to it that Ctrl-C leaves no partial file. Files are written beside their target and moved into place, so all
 * that can be left over is the temporary sibling: the process ends only when a short write is done, and takes the
 * sibling of a long one away.
 */
final class Interruption {
    private static final long PATIENCE_MS = 1000;
    private static final Semaphore WRITING = new Semaphore(1);

    private static volatile Path underway;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Interruption::cleanUp, "margo-cleanup"));
    }

    private Interruption() {}

    /** Something that writes one file. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Writes {@code target}, unless the process is ending: then waits for its end. */
    static void guard(Path target, Writing writing) throws IOException {
        WRITING.acquireUninterruptibly();
        underway = target.toAbsolutePath();
        try {
            writing.run();
        } finally {
            underway = null;
            WRITING.release();
        }
    }

    /** Lets no further write begin, and clears up after one that takes long. */
    private static void cleanUp() {
        try {
            if (!WRITING.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                removeTemporary(underway);
            }
        } catch (InterruptedException | IOException e) {
            // the process ends; what could be removed is
        }
    }

    private static void removeTemporary(Path target) throws IOException {
        if (target == null) {
            return;
        }
        // two dots: a temporary file's own one
        Pattern temporaries = Pattern.compile("\\.{1,2}" + Pattern.quote(target.getFileName() + ".") + ".*\\.tmp");
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(
                target.getParent(),
                file -> temporaries.matcher(file.getFileName().toString()).matches())) {
            for (Path temporary : siblings) {
                removeFilesIn(temporary);
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** A folder of slices is as temporary as a file. */
    private static void removeFilesIn(Path temporary) throws IOException {
        if (Files.isDirectory(temporary)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
