package dev.margo.io.raster;

import dev.margo.io.ImageFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks that a PNG file is whole before it is decoded: {@code javax.imageio} neither looks at the checksums nor always
 * minds a missing end.
 *
 * <p>Source: PNG Specification, second edition, section 5 (chunk layout, CRC).
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int LENGTH_TYPE_AND_CRC = 12;

    private PngChunks() {}

    /** @throws ImageFormatException if a chunk is cut off or damaged, or the last one is missing */
    static void requireWhole(String file, byte[] bytes) throws ImageFormatException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes); // big-endian, as PNG
        int at = SIGNATURE;
        while (at + LENGTH_TYPE_AND_CRC <= bytes.length) {
            int length = buffer.getInt(at);
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > bytes.length - at - LENGTH_TYPE_AND_CRC) {
                throw truncated(
                        file,
                        "chunk %s claims %s bytes, but the file ends before"
                                .formatted(printable(type), Integer.toUnsignedString(length)));
            }
            requireChecksum(file, buffer, at, length);
            if (type.equals("IEND")) {
                return;
            }
            at += LENGTH_TYPE_AND_CRC + length;
        }
        throw truncated(file, "the file ends without its last chunk, IEND");
    }

    private static void requireChecksum(String file, ByteBuffer buffer, int at, int length)
            throws ImageFormatException {
        CRC32 crc = new CRC32();
        crc.update(buffer.array(), at + 4, length + 4);
        if ((int) crc.getValue() != buffer.getInt(at + 8 + length)) {
            String type = printable(new String(buffer.array(), at + 4, 4, StandardCharsets.ISO_8859_1));
            throw new ImageFormatException(
                    file, "chunk %s of this PNG is damaged (wrong checksum); fetch the file again".formatted(type));
        }
    }

    private static ImageFormatException truncated(String file, String found) {
        return new ImageFormatException(file, "truncated PNG: %s; fetch the file again".formatted(found));
    }

    private static String printable(String type) {
        return type.replaceAll("[^A-Za-z]", "?");
    }
}
