package dev.margo.io.nifti;

import dev.margo.io.ImageFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The two files of a pair: {@code .hdr} and {@code .img}, each of them perhaps gzipped. */
final class NiftiPair {
    private NiftiPair() {}

    /** The file with the header: {@code file} itself, unless that is the image of a pair. */
    static Path headerOf(Path file) throws ImageFormatException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean image = name.endsWith(".img") || name.endsWith(".img.gz");
        return image ? sibling(file, ".hdr") : file;
    }

    static Path imageOf(Path header) throws ImageFormatException {
        String name = header.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".hdr") && !name.endsWith(".hdr.gz")) {
            throw new ImageFormatException(
                    header.toString(), "the header of a pair, whose name should end in .hdr; rename it");
        }
        return sibling(header, ".img");
    }

    private static Path sibling(Path file, String ending) throws ImageFormatException {
        String name = file.getFileName().toString();
        int dot = name.toLowerCase(Locale.ROOT).lastIndexOf(ending.equals(".img") ? ".hdr" : ".img");
        String stem = name.substring(0, dot);
        for (String end : new String[] {ending, ending + ".gz", ending.toUpperCase(Locale.ROOT)}) {
            Path sibling = file.resolveSibling(stem + end);
            if (Files.isRegularFile(sibling)) {
                return sibling;
            }
        }
        throw new ImageFormatException(
                file.toString(), "one of a pair, but there is no %s%s beside it; copy both".formatted(stem, ending));
    }
}
