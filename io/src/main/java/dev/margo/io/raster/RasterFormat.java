package dev.margo.io.raster;

import dev.margo.io.ImageFormatException;
import java.nio.charset.StandardCharsets;

/** The picture formats that are read, told apart by a file's first bytes; its name does not matter. */
enum RasterFormat {
    PNG("png"),
    JPEG("jpeg"),
    TIFF("tiff");

    /** Name under which {@code javax.imageio} knows it. */
    final String imageIoName;

    RasterFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    static RasterFormat of(String file, byte[] bytes) throws ImageFormatException {
        if (bytes.length == 0) {
            throw new ImageFormatException(file, "the file is empty; expected a PNG, JPEG or TIFF picture");
        }
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (startsWith(bytes, 'I', 'I', 42, 0) || startsWith(bytes, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        throw new ImageFormatException(
                file, "found %s; expected a PNG, JPEG or TIFF picture; %s".formatted(describe(bytes), advice(bytes)));
    }

    private static String describe(byte[] bytes) {
        if (isDicom(bytes)) {
            return "a DICOM file";
        }
        if (startsWith(bytes, 'I', 'I', 43, 0) || startsWith(bytes, 'M', 'M', 0, 43)) {
            return "a BigTIFF file";
        }
        if (startsWith(bytes, 'G', 'I', 'F', '8')) {
            return "a GIF file";
        }
        if (startsWith(bytes, 0x1F, 0x8B)) {
            return "a gzip file (perhaps .nii.gz)";
        }
        StringBuilder shown = new StringBuilder("a file that starts with bytes");
        for (int i = 0; i < Math.min(8, bytes.length); i++) {
            shown.append(' ')
                    .append(Integer.toHexString(bytes[i] & 0xFF | 0x100).substring(1));
        }
        return shown.toString();
    }

    private static String advice(byte[] bytes) {
        return isDicom(bytes) ? "read it as DICOM" : "convert it to one of these";
    }

    private static boolean isDicom(byte[] bytes) {
        return bytes.length >= 132 && new String(bytes, 128, 4, StandardCharsets.ISO_8859_1).equals("DICM");
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
