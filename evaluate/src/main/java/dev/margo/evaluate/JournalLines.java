package dev.margo.evaluate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The complete lines of a file, and where in it they end. */
final class JournalLines implements AutoCloseable {
    private final InputStream in;
    private long position;

    JournalLines(Path path, long begin) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(path));
        in.skipNBytes(begin);
        position = begin;
    }

    /** The next line; nothing at the end, or where a line is not complete. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                position += line.size() + 1;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(b);
        }
        return Optional.empty();
    }

    /** The byte after the last line that was given. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
