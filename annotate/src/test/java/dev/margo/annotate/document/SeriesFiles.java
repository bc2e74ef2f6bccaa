package dev.margo.annotate.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Made-up CT images as DICOM files: explicit VR, little endian. */
public final class SeriesFiles {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Values of an image, row by row. */
    @FunctionalInterface
    public interface Pixels {
        int at(int index, int z);
    }

    private SeriesFiles() {}

    /** Images of one value each. */
    static void write(Path folder, String seriesUid, int side, int slices) throws IOException {
        write(folder, seriesUid, side, slices, (index, z) -> 100 * z);
    }

    /** Puts {@code slices} images of {@code side} x {@code side} pixels into {@code folder}, 3 mm from one to the next. */
    public static void write(Path folder, String seriesUid, int side, int slices, Pixels pixels) throws IOException {
        Files.createDirectories(folder);
        for (int z = 0; z < slices; z++) {
            String image = seriesUid + "." + (z + 1);
            Files.write(folder.resolve(image + ".dcm"), new SeriesFiles().image(seriesUid, image, side, z, pixels));
        }
    }

    private byte[] image(String seriesUid, String image, int side, int z, Pixels values) throws IOException {
        SeriesFiles meta = new SeriesFiles();
        meta.text(0x0002, 0x0002, "UI", CT);
        meta.text(0x0002, 0x0003, "UI", image);
        meta.text(0x0002, 0x0010, "UI", EXPLICIT_LITTLE_ENDIAN);
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        element(0x0002, 0x0000, "UL", words(4).putInt(meta.out.size()).array());
        meta.out.writeTo(out);
        text(0x0008, 0x0016, "UI", CT);
        text(0x0008, 0x0018, "UI", image);
        text(0x0008, 0x0060, "CS", "CT");
        text(0x0020, 0x000D, "UI", "1.2.3");
        text(0x0020, 0x000E, "UI", seriesUid);
        text(0x0020, 0x0013, "IS", String.valueOf(z + 1));
        text(0x0020, 0x0032, "DS", "0\\0\\" + 3 * z);
        text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0");
        text(0x0020, 0x0052, "UI", "1.2.3.9");
        number(0x0028, 0x0002, 1);
        text(0x0028, 0x0004, "CS", "MONOCHROME2");
        number(0x0028, 0x0010, side);
        number(0x0028, 0x0011, side);
        text(0x0028, 0x0030, "DS", "1\\1");
        number(0x0028, 0x0100, 16);
        number(0x0028, 0x0101, 16);
        number(0x0028, 0x0102, 15);
        number(0x0028, 0x0103, 0);
        ByteBuffer pixels = words(2 * side * side);
        for (int i = 0; i < side * side; i++) {
            pixels.putShort((short) values.at(i, z));
        }
        element(0x7FE0, 0x0010, "OW", pixels.array());
        return out.toByteArray();
    }

    private static ByteBuffer words(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void number(int group, int element, int value) throws IOException {
        element(group, element, "US", words(2).putShort((short) value).array());
    }

    private void text(int group, int element, String vr, String value) throws IOException {
        String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
        element(group, element, vr, even.getBytes(StandardCharsets.US_ASCII));
    }

    private void element(int group, int element, String vr, byte[] value) throws IOException {
        boolean wide = vr.equals("OW");
        ByteBuffer head = words(wide ? 12 : 8).putShort((short) group).putShort((short) element);
        head.put(vr.getBytes(StandardCharsets.US_ASCII));
        if (wide) {
            head.putShort((short) 0).putInt(value.length);
        } else {
            head.putShort((short) value.length);
        }
        out.write(head.array());
        out.write(value);
    }
}
