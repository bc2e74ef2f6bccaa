package dev.margo.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** NumPy files for tests. */
final class NpyBytes {
    private NpyBytes() {}

    /** @param type {@code |u1}, {@code <i2}, {@code <f4} or {@code <f8} */
    static byte[] of(String type, int[] shape, IntToDoubleFunction value) throws IOException {
        int count = 1;
        StringBuilder axes = new StringBuilder();
        for (int extent : shape) {
            count *= extent;
            axes.append(extent).append(',');
        }
        ByteBuffer data = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            double next = value.applyAsDouble(i);
            switch (type) {
                case "|u1" -> data.put((byte) next);
                case "<i2" -> data.putShort((short) next);
                case "<f4" -> data.putFloat((float) next);
                default -> data.putDouble(next);
            }
        }
        String head = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, axes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(new byte[] {(byte) head.length(), (byte) (head.length() >> 8)});
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(data.array(), 0, data.position());
        return out.toByteArray();
    }

    static void zip(Path file, Map<String, byte[]> arrays) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                out.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                out.write(array.getValue());
            }
        }
    }
}
