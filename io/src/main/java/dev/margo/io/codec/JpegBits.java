package dev.margo.io.codec;

/**
 * The bits of an entropy-coded segment of JPEG. A byte FF is followed by 00; else the two are a marker and the segment
 * ends.
 *
 * <p>Source: ITU-T T.81 (1992), F.1.2.3 and F.2.2.
 */
final class JpegBits {
    private final byte[] bytes;
    private int at;
    private long cache; // the next bits, leftmost first; zeros behind those held
    private int held;

    JpegBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** The value of the next Huffman code. */
    int decode(HuffmanTable table) throws PixelCodecException {
        if (held < 16) {
            fill();
        }
        int found = table.find((int) (cache >>> Long.SIZE - 16));
        skip(found >> 8);
        return found & 0xFF;
    }

    /** The next {@code count} bits, up to 16, as an unsigned number. */
    int bits(int count) throws PixelCodecException {
        if (count == 0) {
            return 0;
        }
        if (held < count) {
            fill();
        }
        int value = (int) (cache >>> Long.SIZE - count);
        skip(count);
        return value;
    }

    /** A signed number of category {@code count}: RECEIVE and EXTEND. */
    int signed(int count) throws PixelCodecException {
        int value = bits(count);
        return count > 0 && value < 1 << count - 1 ? value - (1 << count) + 1 : value;
    }

    /** Passes the restart marker {@code number}, dropping the bits before it. */
    void restart(int number) throws PixelCodecException {
        int marker = end();
        Damage.unless(
                marker < bytes.length && (bytes[marker + 1] & 0xFF) == JpegSegment.RST0 + number,
                "damaged: restart marker %s is missing",
                number);
        at = marker + 2;
        cache = 0;
        held = 0;
    }

    /** Where the marker lies that ends the segment. */
    int end() {
        return JpegSegments.nextMarker(bytes, at, 1);
    }

    private void skip(int count) throws PixelCodecException {
        if (count > held) {
            throw Damage.found("truncated: the coded data end before the last pixel");
        }
        cache <<= count;
        held -= count;
    }

    private void fill() {
        while (held <= Long.SIZE - Byte.SIZE && at < bytes.length) {
            int next = bytes[at] & 0xFF;
            if (next == 0xFF) {
                if (at + 1 < bytes.length && bytes[at + 1] != 0) {
                    return; // a marker
                }
                at++;
            }
            held += Byte.SIZE;
            cache |= (long) next << Long.SIZE - held;
            at++;
        }
    }
}
