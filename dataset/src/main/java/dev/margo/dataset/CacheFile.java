package dev.margo.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a cache begins and ends. Between lie blocks, one per file of the source: length of the head, checksum of head and
 * samples, head, samples; then the index. Numbers are big-endian.
 */
final class CacheFile {
    static final int HEADER_BYTES = 8 + SourceFingerprint.BYTES;
    static final int FOOTER_BYTES = 8 + 4 + 4 + 8;
    static final int BLOCK_HEADER_BYTES = 4 + 4;
    private static final byte[] BEGIN = "MargoSmp".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "SmpMargo".getBytes(StandardCharsets.US_ASCII);

    private CacheFile() {}

    static byte[] header(byte[] print) {
        return ByteBuffer.allocate(HEADER_BYTES).put(BEGIN).put(print).array();
    }

    static boolean isHeader(byte[] bytes, byte[] print) {
        return Arrays.equals(bytes, header(print));
    }

    static byte[] footer(long indexOffset, int indexLength, int checksum) {
        return ByteBuffer.allocate(FOOTER_BYTES)
                .putLong(indexOffset)
                .putInt(indexLength)
                .putInt(checksum)
                .put(END)
                .array();
    }

    static boolean isFooter(byte[] bytes) {
        return Arrays.equals(bytes, FOOTER_BYTES - END.length, FOOTER_BYTES, END, 0, END.length);
    }
}
