package dev.margo.annotate.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one process, and the one part of it, that has a project open. The system lets go of it when the process
 * ends, however it ends; the file stays, since another may be about to lock it.
 */
public final class ProjectLock implements Closeable {
    /** Of this process. On most systems, closing any channel of a file gives its lock up, so there must be only one. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProjectLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks the project in {@code folder}, which is there.
     *
     * @throws ProjectInUseException if it is open elsewhere
     * @throws IOException if the folder cannot be written
     */
    public static ProjectLock take(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("lock");
        String project = folder.getFileName().toString();
        if (!HELD.add(file)) {
            throw new ProjectInUseException(project, "twice in this process");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new ProjectInUseException(project, "in another process" + owner(channel));
            }
            sign(channel);
            return new ProjectLock(file, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** A number, if the other process has signed by now. */
    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer signed = ByteBuffer.allocate(20);
        channel.read(signed, 0);
        String number = new String(signed.array(), 0, signed.position(), StandardCharsets.US_ASCII);
        return number.matches("\\d+") ? ", number " + number : "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
