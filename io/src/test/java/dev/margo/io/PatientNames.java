package dev.margo.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Finds the patient's names in a file by their tag's bytes, so that also those of a damaged file are found. */
final class PatientNames {
    private static final byte[][] TAGS = {{0x10, 0, 0x10, 0}, {0, 0x10, 0, 0x10}};
    private static final int LONGEST = 256;
    private static final int LEAST_LETTERS = 4;

    private PatientNames() {}

    /** Whole names, and their parts of at least 4 letters. */
    static Set<String> in(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Set<String> names = new TreeSet<>();
        for (int at = 0; at + 8 <= bytes.length; at++) {
            for (byte[] tag : TAGS) {
                if (Arrays.equals(bytes, at, at + 4, tag, 0, 4)) {
                    addParts(names, valueAt(bytes, at + 4, tag[0] == 0));
                }
            }
        }
        return names;
    }

    private static String valueAt(byte[] bytes, int at, boolean bigEndian) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        boolean explicit = bytes[at] == 'P' && bytes[at + 1] == 'N';
        long length = explicit ? in.getShort(at + 2) : in.getInt(at);
        boolean plausible = length > 0 && length <= LONGEST && at + 4 + length <= bytes.length;
        return plausible ? new String(bytes, at + 4, (int) length, StandardCharsets.ISO_8859_1) : "";
    }

    private static void addParts(Set<String> names, String value) {
        names.add(value.strip());
        names.addAll(Arrays.asList(value.split("[^\\p{L}]+")));
        names.removeIf(name -> name.length() < LEAST_LETTERS);
    }
}
