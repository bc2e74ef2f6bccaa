package dev.margo.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The complete lines of a file, and where in it they end. Reads through the channel that has the lock: where locks are POSIX's,
 * closing any other one of the file would give it up.
 */
final class JournalLines {
    private final FileChannel channel;
    private final ByteBuffer ahead = ByteBuffer.allocate(1 << 16).limit(0);
    private long read;
    private long position;

    JournalLines(FileChannel channel, long begin) {
        this.channel = channel;
        read = begin;
        position = begin;
    }

    /** The next line; nothing at the end, or where a line is not complete. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (ahead.hasRemaining() || fill()) {
            byte b = ahead.get();
            if (b == '\n') {
                position += line.size() + 1;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(b);
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        ahead.clear();
        int count = channel.read(ahead, read);
        ahead.flip();
        read += Math.max(0, count);
        return count > 0;
    }

    /** The byte after the last line that was given. */
    long position() {
        return position;
    }
}
