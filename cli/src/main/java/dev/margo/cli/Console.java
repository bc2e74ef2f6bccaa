package dev.margo.cli;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * The two streams of a command.
 *
 * @param out for results
 * @param err for notes, progress and failures
 * @param quiet whether notes and progress are left out
 * @param json whether a program reads the results, so that no progress bar is drawn
 * @param debug whether failures come with their stack traces
 */
record Console(PrintWriter out, PrintWriter err, boolean quiet, boolean json, boolean debug) {
    /** The launcher sets it, since Java cannot tell whether standard error is a terminal. */
    private static final String TERMINAL = "margo.terminal";

    /** One of which only failures are heard. */
    Console silent() {
        return new Console(new PrintWriter(Writer.nullWriter()), err, true, json, debug);
    }

    void result(String line) {
        out.println(line);
        out.flush();
    }

    void note(String line) {
        if (!quiet) {
            err.println(OneLine.of(line));
            err.flush();
        }
    }

    /** A failure after which the command goes on. */
    void skipped(String line, Throwable cause) {
        String wipe = drawsProgress() ? "\r\u001b[2K" : ""; // the progress bar's line
        err.println(wipe + OneLine.of("margo: skipped " + line));
        if (debug) {
            cause.printStackTrace(err);
        }
        err.flush();
    }

    /** What a command that went on says at its end about what failed. */
    void failed(String line) {
        err.println(OneLine.of("margo: " + line));
        err.flush();
    }

    /** Whether somebody is watching. */
    boolean drawsProgress() {
        return !quiet && !json && Boolean.getBoolean(TERMINAL);
    }
}
