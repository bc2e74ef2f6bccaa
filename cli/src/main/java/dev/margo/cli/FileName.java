package dev.margo.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Parts of file names. */
final class FileName {
    private static final String PACKED = ".gz";
    private static final String SEGMENTS = ".seg";

    private FileName() {}

    /** The name without its folder and extension; {@code scan} for {@code scan.nii.gz}. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        String unpacked = name.toLowerCase(Locale.ROOT).endsWith(PACKED)
                ? name.substring(0, name.length() - PACKED.length())
                : name;
        int dot = unpacked.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : unpacked;
        boolean segments = stem.length() > SEGMENTS.length() && stem.endsWith(SEGMENTS); // of scan.seg.nrrd
        return segments ? stem.substring(0, stem.length() - SEGMENTS.length()) : stem;
    }

    /** {@code mask_2.png} for {@code mask.png} and 2. */
    static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        String extension = name.substring(stem(file).length());
        return file.resolveSibling("%s_%s%s".formatted(stem(file), number, extension));
    }
}
