package dev.margo.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The volume of {@link Scans} as a DICOM series of a patient with a name, in implicit little endian. */
final class DicomScans {
    static final String CANARY = "CANARY^JANE";

    private DicomScans() {}

    /** Makes the folder with one file per slice; columns to the left, rows to the back, slices to the head. */
    static Path write(Path folder) throws IOException {
        return write(folder, Map.of());
    }

    /** @param more elements beside those that are needed, or instead of them */
    static Path write(Path folder, Map<Integer, String> more) throws IOException {
        Files.createDirectories(folder);
        for (int z = 0; z < Scans.DEPTH; z++) {
            Files.write(folder.resolve(z + ".dcm"), slice(z, more));
        }
        return folder;
    }

    private static byte[] slice(int z, Map<Integer, String> more) {
        TreeMap<Integer, byte[]> elements = new TreeMap<>();
        Map<Integer, String> texts = new TreeMap<>(Map.of(
                0x00080016, "1.2.840.10008.5.1.4.1.1.2",
                0x00080018, "1.2.3.4." + (z + 1),
                0x00080020, "19700101",
                0x00080060, "CT",
                0x00100010, CANARY,
                0x00100020, "CANARY"));
        texts.putAll(Map.of(
                0x0020000D, "1.2.3.5",
                0x0020000E, "1.2.3.6",
                0x00200052, "1.2.3.7",
                0x00200032, "-10\\-20\\" + (100 + 4 * z),
                0x00200037, "1\\0\\0\\0\\1\\0",
                0x00280004, "MONOCHROME2",
                0x00280030, "0.75\\0.5"));
        texts.putAll(more);
        texts.forEach((tag, text) -> elements.put(tag, even(text)));
        Map.of(
                        0x00280002, 1,
                        0x00280010, Scans.HEIGHT,
                        0x00280011, Scans.WIDTH,
                        0x00280100, 16,
                        0x00280101, 16,
                        0x00280102, 15,
                        0x00280103, 1)
                .forEach((tag, value) -> elements.put(tag, shorts(value)));
        int[] values = new int[Scans.WIDTH * Scans.HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = Scans.value(i % Scans.WIDTH, i / Scans.WIDTH, z, 0);
        }
        elements.put(0x7FE00010, shorts(values));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.forEach((tag, value) -> {
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) (tag >>> 16))
                    .putShort((short) (int) tag)
                    .putInt(value.length)
                    .array());
            out.writeBytes(value);
        });
        return out.toByteArray();
    }

    private static byte[] even(String text) {
        return (text + (text.length() % 2 == 0 ? "" : " ")).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }
}
