package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is checked of a file to be written, before anything is computed for it. */
final class TargetFile {
    private TargetFile() {}

    /**
     * @throws UsageException if {@code target} is {@code source}, or a folder
     * @throws MissingFolderException if its folder is missing
     */
    static void require(Path target, Path source) throws IOException {
        if (Files.exists(target) && Files.exists(source) && Files.isSameFile(source, target)) {
            throw new UsageException(
                    "%s: source and target are the same file; choose another target".formatted(target));
        }
        if (Files.isDirectory(target)) {
            throw new UsageException(target + ": is a folder; give the name of a file");
        }
        requireFolder(target);
    }

    static void requireFolder(Path target) throws MissingFolderException {
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new MissingFolderException(target, folder);
        }
    }

    /** @throws UsageException if what {@code option} names is there and no folder */
    static void requireNoFile(String option, Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("%s %s is a file; expected a folder".formatted(option, folder));
        }
    }

    static boolean endsWith(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
