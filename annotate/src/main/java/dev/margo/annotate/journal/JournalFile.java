package dev.margo.annotate.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file under a journal: a disk, or in tests one that fills up or fails. */
public interface JournalFile extends Closeable {
    /** Its length in bytes. */
    long size() throws IOException;

    /** Fills {@code target} from byte {@code at} on. */
    void read(long at, ByteBuffer target) throws IOException;

    /** Writes all of {@code source} from byte {@code at} on. A failure may leave a part of it. */
    void write(long at, ByteBuffer source) throws IOException;

    /** Cuts it off after {@code length} bytes. */
    void truncate(long length) throws IOException;

    /** Returns when everything is on the disk. */
    void force() throws IOException;

    /** Opens a file, making it if it is not there. */
    @FunctionalInterface
    interface Opener {
        JournalFile open(Path path) throws IOException;
    }

    /** A file of the system. */
    static JournalFile onDisk(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new ChannelFile(path, channel);
    }
}
