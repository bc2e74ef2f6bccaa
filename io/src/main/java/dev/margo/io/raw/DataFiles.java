package dev.margo.io.raw;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a header names as those of its numbers. They must be in the header's folder or below, so that a header
 * from elsewhere cannot make Margo read another file.
 */
public final class DataFiles {
    private static final Pattern NUMBERED = Pattern.compile("([^%]*)%(0?)(\\d?)d([^%]*)");
    private static final int MOST = 100_000;

    private DataFiles() {}

    /** @throws ImageFormatException if there is no such file, or not there */
    public static Path resolve(Path header, String name) throws IOException {
        try {
            Path folder = header.toAbsolutePath().normalize().getParent();
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                throw new ImageFormatException(
                        header.toString(),
                        "its data file is outside of its folder; move both into one folder and change the name in the header");
            }
            if (!Files.isRegularFile(file)) {
                throw new ImageFormatException(
                        header.toString(), "its data file %s is missing; copy it too".formatted(file.getFileName()));
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ImageFormatException(header.toString(), "the name of its data file is none; it is damaged", e);
        }
    }

    /** As {@link #resolve(Path, String)}, of every name. */
    public static List<Path> resolve(Path header, List<String> names) throws IOException {
        if (names.isEmpty() || names.size() > MOST) {
            throw new ImageFormatException(
                    header.toString(), "a list of %s data files; expected 1 to %s".formatted(names.size(), MOST));
        }
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(resolve(header, name));
        }
        return files;
    }

    /** Whether {@code name} stands for numbered files: it has {@code %d}, {@code %03d} or the like. */
    public static boolean isNumbered(String name) {
        return NUMBERED.matcher(name).matches();
    }

    /**
     * The files of a pattern as C's printf has it, numbered from {@code first} to {@code last}.
     *
     * @throws ImageFormatException if there are none of these, too many, or one is missing
     */
    public static List<Path> numbered(Path header, String pattern, int first, int last, int step) throws IOException {
        Matcher parts = NUMBERED.matcher(pattern);
        long count = step == 0 ? 0 : ((long) last - first) / step + 1;
        if (!parts.matches() || count < 1 || count > MOST) {
            throw new ImageFormatException(
                    header.toString(),
                    "a pattern of data files from %s to %s in steps of %s; expected 1 to %s files and one %%d"
                            .formatted(first, last, step, MOST));
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(resolve(header, parts.group(1) + padded(parts, first + i * step) + parts.group(4)));
        }
        return files;
    }

    private static String padded(Matcher parts, int number) {
        int width = parts.group(3).isEmpty() ? 0 : Integer.parseInt(parts.group(3));
        String digits = Integer.toString(number);
        return (parts.group(2).isEmpty() ? " " : "0").repeat(Math.max(0, width - digits.length())) + digits;
    }
}
