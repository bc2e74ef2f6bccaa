package dev.margo.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file read by position, never beyond its end. Safe for several threads, as positional reads are. */
final class FileBytes implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static FileBytes open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw CheckpointFormatException.of(path, "is a folder, expected a checkpoint file");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new FileBytes(path, channel, channel.size());
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    CheckpointFormatException damaged(String what) {
        return CheckpointFormatException.of(path, what);
    }

    /** True if {@code length} bytes from {@code position} lie inside the file. */
    boolean holds(long position, long length) {
        return position >= 0 && length >= 0 && position <= size && length <= size - position;
    }

    /** Fills {@code target} up to its limit. */
    void read(long position, ByteBuffer target) throws IOException {
        if (!channel.isOpen()) {
            throw new IllegalStateException(path + ": the checkpoint is closed; read its tensors before closing it");
        }
        long at = position;
        int limit = target.limit();
        while (target.position() < limit) {
            target.limit(target.isDirect() ? limit : Math.min(limit, target.position() + BUFFER));
            int got = at < size ? channel.read(target, at) : -1; // a heap target costs native memory of its length
            target.limit(limit);
            if (got < 0) {
                throw damaged("ends at byte %s, expected %s more there; the file is truncated, fetch it again"
                        .formatted(at, target.remaining()));
            }
            at += got;
        }
    }

    /** {@code length} bytes from {@code position}, little-endian, ready to get. */
    ByteBuffer slice(long position, int length) throws IOException {
        if (!holds(position, length)) {
            throw damaged("ends at byte %s, expected %s bytes at %s; the file is truncated or damaged, fetch it again"
                    .formatted(size, length, position));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        read(position, bytes);
        return bytes.flip();
    }

    /** The bytes from {@code start} to {@code end} as a buffered stream; closing it leaves the file open. */
    InputStream stream(long start, long end) {
        return new Range(start, Math.min(end, size));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A window of 64 KiB that moves through one range of the file. */
    private final class Range extends InputStream {
        private final ByteBuffer window = ByteBuffer.allocate(BUFFER).limit(0);
        private final long end;
        private long next;

        Range(long start, long end) {
            this.next = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return refill() ? window.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (!refill()) {
                return -1;
            }
            int count = Math.min(length, window.remaining());
            window.get(target, offset, count);
            return count;
        }

        @Override
        public long skip(long count) {
            long inside = Math.min(Math.max(count, 0), window.remaining() + Math.max(end - next, 0));
            int buffered = (int) Math.min(inside, window.remaining());
            window.position(window.position() + buffered);
            next += inside - buffered;
            return inside;
        }

        private boolean refill() throws IOException {
            if (!window.hasRemaining() && next < end) {
                window.clear().limit((int) Math.min(BUFFER, end - next));
                FileBytes.this.read(next, window);
                next += window.position();
                window.flip();
            }
            return window.hasRemaining();
        }
    }
}
