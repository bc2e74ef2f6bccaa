package dev.margo.io.codec;

/**
 * The marker segments of a JPEG or JPEG-LS stream, one after another. Each call moves forward, so that reading ends
 * whatever the bytes are.
 *
 * <p>Source: ITU-T T.81 (1992), section B.1.1.
 */
final class JpegSegments {
    private static final int LOWEST_MARKER = 0xC0; // those below are reserved

    private final byte[] bytes;
    private int at;

    JpegSegments(byte[] bytes) throws PixelCodecException {
        Damage.unless(
                bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) JpegSegment.SOI,
                "the frame of %s bytes does not start as JPEG does, with FF D8",
                bytes.length);
        this.bytes = bytes;
        this.at = 2;
    }

    /** The next marker segment; what lies before it is skipped. */
    JpegSegment next() throws PixelCodecException {
        at = nextMarker(bytes, at, LOWEST_MARKER);
        Damage.unless(at < bytes.length, "truncated: the stream of %s bytes ends before its end marker", bytes.length);
        int marker = bytes[at + 1] & 0xFF;
        at += 2;
        if (marker >= JpegSegment.RST0 && marker <= JpegSegment.EOI) {
            return new JpegSegment(marker, bytes, at, at);
        }
        int left = bytes.length - at;
        int length = left < 2 ? -1 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        Damage.unless(
                length >= 2 && length <= left,
                "truncated: marker segment FF%s claims %s bytes, %s are left",
                Integer.toHexString(marker),
                length,
                left);
        at += length;
        return new JpegSegment(marker, bytes, at - length + 2, at);
    }

    /** Where the entropy-coded data behind the segment read last begin. */
    int position() {
        return at;
    }

    /** Goes on behind entropy-coded data. */
    void moveTo(int position) {
        at = Math.max(at, position);
    }

    /** Where the next marker not below {@code lowest} starts at or after {@code from}; the length if there is none. */
    static int nextMarker(byte[] bytes, int from, int lowest) {
        for (int i = from; i < bytes.length - 1; i++) {
            if (bytes[i] == (byte) 0xFF && (bytes[i + 1] & 0xFF) >= lowest && bytes[i + 1] != (byte) 0xFF) {
                return i;
            }
        }
        return bytes.length;
    }
}
