package dev.margo.zoo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two processes, or two threads, from fetching the same file at once. The system gives the lock back when a
 * process dies. The empty {@code .lock} file stays: to delete it would let a third process lock a new file of that name
 * while a second holds the old one.
 */
final class ModelLock implements Closeable {
    private final FileChannel channel;

    private ModelLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws ModelDownloadException if another holds it */
    static ModelLock take(Path target) throws IOException {
        Path file = target.resolveSibling(target.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isFree(channel)) {
                return new ModelLock(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw ModelDownloadException.busy(target);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByAnotherThreadHere) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close(); // releases the lock
    }
}
