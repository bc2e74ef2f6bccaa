package dev.margo.annotate.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk of a given size, whose cable may be pulled. */
public final class FailingFile implements JournalFile {
    private final JournalFile real;
    private long room;
    private boolean forceFails;
    private boolean truncateFails;

    private FailingFile(JournalFile real, long room) {
        this.real = real;
        this.room = room;
    }

    /** On a disk with room for {@code room} bytes. */
    public static FailingFile on(Path path, long room) throws IOException {
        return new FailingFile(JournalFile.onDisk(path), room);
    }

    public void room(long bytes) {
        room = bytes;
    }

    public void forceFails(boolean fails) {
        forceFails = fails;
    }

    public void truncateFails(boolean fails) {
        truncateFails = fails;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public void read(long at, ByteBuffer target) throws IOException {
        real.read(at, target);
    }

    @Override
    public void write(long at, ByteBuffer source) throws IOException {
        long fits = Math.max(0, Math.min(source.remaining(), room - at));
        ByteBuffer part = source.slice(source.position(), (int) fits);
        real.write(at, part);
        if (fits < source.remaining()) {
            throw new IOException("No space left on device");
        }
        source.position(source.limit());
    }

    @Override
    public void truncate(long length) throws IOException {
        if (truncateFails) {
            throw new IOException("Input/output error");
        }
        real.truncate(length);
    }

    @Override
    public void force() throws IOException {
        if (forceFails) {
            throw new IOException("Input/output error");
        }
        real.force();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
