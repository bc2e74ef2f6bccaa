package dev.margo.io.stack;

import dev.margo.io.AtomicFile;
import dev.margo.io.FileNotWrittenException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/** Writes a folder of files so that it appears whole or not at all. One that is there already is never touched. */
final class NewFolder {
    private NewFolder() {}

    /** The content of a file. */
    interface Content {
        byte[] of(int index) throws IOException;
    }

    /** @throws FileNotWrittenException if there is such a file or folder, or its parent is missing or not writable */
    static void write(Path folder, int count, IntFunction<String> name, Content content) throws IOException {
        Path target = folder.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileNotWrittenException(folder, "there is one already; give the name of a new folder", null);
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new FileNotWrittenException(
                    folder, "its folder %s does not exist; create it first".formatted(target.getParent()), null);
        }
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        List<Path> made = new ArrayList<>();
        try {
            made.add(Files.createDirectory(temporary));
            for (int i = 0; i < count; i++) {
                Path file = temporary.resolve(name.apply(i));
                AtomicFile.write(file, content.of(i));
                made.add(file);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            made.clear();
        } catch (AccessDeniedException e) {
            throw new FileNotWrittenException(
                    folder, "its folder is not writable; change its permissions or choose another", e);
        } finally {
            for (int i = made.size() - 1; i >= 0; i--) {
                Files.deleteIfExists(made.get(i));
            }
        }
    }
}
