package dev.margo.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one process, and the one thread of it, that makes a cache. */
record CacheLock(FileChannel channel) implements AutoCloseable {
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** Waits until it is free. The lock's file stays, since another may be about to lock it. */
    static CacheLock wait(Path cache) throws IOException {
        Path file = cache.resolveSibling(cache.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (!isTaken(channel)) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
            return new CacheLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while another process makes %s; wait for it".formatted(cache));
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // another thread of this process has it
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
