package dev.margo.cli;

import java.nio.file.Path;

/** Parts of file names. */
final class FileName {
    private FileName() {}

    /** The name without its folder and extension. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** {@code mask_2.png} for {@code mask.png} and 2. */
    static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        String extension = name.substring(stem(file).length());
        return file.resolveSibling("%s_%s%s".formatted(stem(file), number, extension));
    }
}
