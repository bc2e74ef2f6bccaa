package dev.margo.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Parts of file names. */
final class FileName {
    private static final String PACKED = ".gz";

    private FileName() {}

    /** The name without its folder and extension; {@code scan} for {@code scan.nii.gz}. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        String unpacked = name.toLowerCase(Locale.ROOT).endsWith(PACKED)
                ? name.substring(0, name.length() - PACKED.length())
                : name;
        int dot = unpacked.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : unpacked;
    }

    /** {@code mask_2.png} for {@code mask.png} and 2. */
    static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        String extension = name.substring(stem(file).length());
        return file.resolveSibling("%s_%s%s".formatted(stem(file), number, extension));
    }
}
