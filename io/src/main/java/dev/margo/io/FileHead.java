package dev.margo.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What tells a file's format: how it starts, and its name.
 *
 * @param name of the file, in small letters
 * @param folder whether it is a folder
 * @param pictures whether it is a folder, and most of the files right in it are pictures by their names
 * @param bytes at most 4096 from its start; none of a folder
 * @param unpacked the same below gzip, where the file is that; else {@code bytes}
 */
public record FileHead(String name, boolean folder, boolean pictures, byte[] bytes, byte[] unpacked) {
    /** Stands for a missing ending, which is a folder's. */
    public static final String FOLDER = "/";

    private static final int LENGTH = 4096;
    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff");

    static FileHead of(Path file) throws IOException {
        String name = nameOf(file);
        if (Files.isDirectory(file)) {
            return new FileHead(name, true, hasPictures(file), new byte[0], new byte[0]);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LENGTH);
            return new FileHead(name, false, false, bytes, startsWith(bytes, 0x1F, 0x8B) ? unpack(bytes) : bytes);
        }
    }

    private static boolean hasPictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            Map<Boolean, Long> counts = all.filter(Files::isRegularFile)
                    .collect(Collectors.partitioningBy(FileHead::isPictureName, Collectors.counting()));
            return counts.get(true) > counts.get(false);
        }
    }

    /** Whether the name ends as a picture's does; not that of a hidden file. */
    public static boolean isPictureName(Path file) {
        String name = nameOf(file);
        return !name.startsWith(".") && PICTURES.stream().anyMatch(name::endsWith);
    }

    /** The last part of its path, in small letters; empty for the root of a disk. */
    static String nameOf(Path file) {
        Path name = file.toAbsolutePath().getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }

    private static byte[] unpack(byte[] packed) {
        byte[] unpacked = new byte[LENGTH];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int read = 0; read >= 0 && length < LENGTH; length += Math.max(0, read)) {
                read = in.read(unpacked, length, LENGTH - length);
            }
        } catch (IOException e) {
            // the head ends within packed data, or these are damaged; what came out so far tells the format
        }
        return Arrays.copyOf(unpacked, length);
    }

    /** Whether the file, unpacked, starts with these byte values. */
    public boolean startsWith(int... expected) {
        return startsWith(unpacked, expected);
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The start of the file, unpacked, each byte as a letter. */
    public String text() {
        return new String(unpacked, StandardCharsets.ISO_8859_1);
    }
}
