package dev.margo.annotate.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file of the system. */
record ChannelFile(Path path, FileChannel channel) implements JournalFile {
    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void read(long at, ByteBuffer target) throws IOException {
        long from = at;
        while (target.hasRemaining()) {
            int read = channel.read(target, from);
            if (read < 0) {
                throw new EOFException("%s ends at byte %s; expected more".formatted(path, from));
            }
            from += read;
        }
    }

    @Override
    public void write(long at, ByteBuffer source) throws IOException {
        long to = at;
        while (source.hasRemaining()) {
            to += channel.write(source, to);
        }
    }

    @Override
    public void truncate(long length) throws IOException {
        channel.truncate(length);
    }

    @Override
    public void force() throws IOException {
        channel.force(true); // the length belongs to what must survive
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
