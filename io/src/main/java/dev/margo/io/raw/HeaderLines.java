package dev.margo.io.raw;

import dev.margo.io.ImageFormatException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines at the start of a file, below which numbers may follow, and where it is in the file. */
public final class HeaderLines implements Closeable {
    private static final int MOST_BYTES = 1 << 24;

    private final Path file;
    private final InputStream in;
    private final long start;
    private long position;

    private HeaderLines(Path file, InputStream in, long start) {
        this.file = file;
        this.in = in;
        this.start = start;
        position = start;
    }

    /** Opens {@code file} at byte {@code start}. */
    public static HeaderLines open(Path file, long start) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skip(start);
        return new HeaderLines(file, new BufferedInputStream(in), start);
    }

    /**
     * The next line (UTF-8) without its end, or null after the last.
     *
     * @throws ImageFormatException if lines go on for longer than any header
     */
    public String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value = in.read(); value != '\n'; value = in.read()) {
            if (value < 0) {
                return line.size() == 0 ? null : text(line);
            }
            if (++position - start > MOST_BYTES) {
                throw new ImageFormatException(
                        file.toString(), "its header has no end within %s bytes; it is damaged".formatted(MOST_BYTES));
            }
            line.write(value);
        }
        position++;
        return text(line);
    }

    private static String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Byte after the last line that was read. */
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
