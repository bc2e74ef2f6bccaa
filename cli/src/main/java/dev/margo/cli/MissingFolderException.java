package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result was to go into a folder that is not there. */
final class MissingFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    MissingFolderException(Path file, Path folder) {
        super("%s cannot be written: its folder %s %s"
                .formatted(file, folder, Files.exists(folder) ? "is a file" : "does not exist; create it first"));
    }
}
