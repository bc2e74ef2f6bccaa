package dev.margo.io;

import java.io.IOException;

/** A file was read, but its content is not an image that Margo can use. One line: found, expected, what to do. */
public final class ImageFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file name of the file, for the message
     * @param problem what was found, what was expected and what to do, in one line
     */
    public ImageFormatException(String file, String problem) {
        this(file, problem, null);
    }

    /** As above, with what made it known; {@code cause} may be null. */
    public ImageFormatException(String file, String problem, Throwable cause) {
        super(oneLine(file + ": " + problem), cause);
    }

    /** Words of a damaged file may hold line ends, and orders to a terminal. */
    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
