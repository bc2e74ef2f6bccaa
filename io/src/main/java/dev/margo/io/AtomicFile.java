package dev.margo.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that a reader sees the old one or the whole new one, never a part: into a temporary sibling, forced
 * to the disk, then moved into place in one step. If anything fails the target is untouched and the sibling is removed.
 * Every file that Margo writes goes through here.
 *
 * <p>A symbolic link is followed: the file it points to is replaced, the link stays.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the content of the new file. */
    @FunctionalInterface
    public interface Content {
        /** @param out buffered; need not be flushed or closed */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates or replaces {@code target}.
     *
     * @throws FileNotWrittenException if the folder is missing or not writable, or {@code target} is a folder
     * @throws IOException as thrown by {@code content}, or by a full disk
     */
    public static void write(Path target, Content content) throws IOException {
        Path file =
                Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        requireFree(file);
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeThrough(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            boolean ours = temporary.toString().equals(e.getFile()); // and not some file that the content reads
            throw ours ? denied(file, e) : e;
        } catch (AtomicMoveNotSupportedException e) {
            throw new FileNotWrittenException(
                    file, "its file system cannot replace a file in one step; choose a folder on a local disk", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(file.getParent());
    }

    /** As {@link #write(Path, Content)}, for content that is at hand. */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    private static void requireFree(Path file) throws FileNotWrittenException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new FileNotWrittenException(file, "it is a folder; give the name of a file", null);
        }
        if (!Files.isDirectory(folder)) {
            String found = Files.exists(folder) ? "is not a folder" : "does not exist; create it first";
            throw new FileNotWrittenException(file, "its folder " + folder + " " + found, null);
        }
        if (!Files.isWritable(folder)) {
            throw denied(file, null);
        }
    }

    private static FileNotWrittenException denied(Path file, AccessDeniedException cause) {
        return new FileNotWrittenException(
                file,
                "its folder %s is not writable; change its permissions or choose another".formatted(file.getParent()),
                cause);
    }

    private static void writeThrough(Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Makes the move itself durable, where the system lets a folder be opened (not on Windows). */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the file is complete and in place; only its survival of a power cut is then up to the system
        }
    }
}
