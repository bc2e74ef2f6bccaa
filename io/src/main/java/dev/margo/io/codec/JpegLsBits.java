package dev.margo.io.codec;

/**
 * The bits of an entropy-coded segment of JPEG-LS. After a byte FF only seven bits of the next one count; if its first
 * bit is set, the two are a marker and the segment ends.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), A.1 and C.1.
 */
final class JpegLsBits {
    private final byte[] bytes;
    private int at;
    private long cache; // the next bits, leftmost first; zeros behind those held
    private int held;
    private int width = Byte.SIZE; // of the next byte

    JpegLsBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int bit() throws PixelCodecException {
        return bits(1);
    }

    /** The next {@code count} bits, up to 32, as an unsigned number. */
    int bits(int count) throws PixelCodecException {
        if (count == 0) {
            return 0;
        }
        require(count);
        int value = (int) (cache >>> Long.SIZE - count);
        skip(count);
        return value;
    }

    /** Reads zeros and the one behind them; gives how many zeros, at most {@code most} (below 50). */
    int zeros(int most) throws PixelCodecException {
        fill();
        int zeros = Long.numberOfLeadingZeros(cache);
        if (zeros > most || zeros >= held) {
            throw zeros >= held ? truncated() : Damage.found("damaged: a code of more than %s zeros", most);
        }
        skip(zeros + 1);
        return zeros;
    }

    /** A number in the limited-length Golomb code with parameter {@code k}. Source: A.5.3. */
    int golomb(int k, int limit, int escapeBits) throws PixelCodecException {
        int most = limit - escapeBits - 1;
        int high = zeros(most);
        return high < most ? (high << k) + bits(k) : bits(escapeBits) + 1;
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
        width = Byte.SIZE;
    }

    /** Where the marker lies that ends the segment. */
    int end() {
        int before = width < Byte.SIZE ? at - 1 : at; // the FF read last may belong to it
        return JpegSegments.nextMarker(bytes, before, 0x80);
    }

    private void require(int count) throws PixelCodecException {
        if (held < count) {
            fill();
            if (held < count) {
                throw truncated();
            }
        }
    }

    private void skip(int count) {
        cache <<= count;
        held -= count;
    }

    private void fill() {
        while (held <= Long.SIZE - Byte.SIZE && at < bytes.length) {
            int next = bytes[at] & 0xFF;
            if (next == 0xFF && at + 1 < bytes.length && bytes[at + 1] < 0) {
                return; // a marker
            }
            held += width;
            cache |= (long) next << Long.SIZE - held;
            width = next == 0xFF ? Byte.SIZE - 1 : Byte.SIZE;
            at++;
        }
    }

    private static PixelCodecException truncated() {
        return Damage.found("truncated: the coded data end before the last pixel");
    }
}
