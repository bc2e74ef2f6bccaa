package dev.margo.io.tiff;

import java.util.zip.DataFormatException;

/**
 * LZW as TIFF has it: codes of 9 to 12 bits from the highest bit on, one bit wider a code earlier than in GIF.
 *
 * <p>Source: TIFF 6.0, section 13.
 */
final class LzwStrip {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MOST = 4096;
    private static final int LEAST_BITS = 9;
    private static final int MOST_BITS = 12;

    private final byte[] packed;
    private int at;
    private int buffer;
    private int buffered;

    /** A string is a piece of what came out so far: where it starts, and its length. */
    private final int[] starts = new int[MOST];

    private final int[] lengths = new int[MOST];

    LzwStrip(byte[] packed) {
        this.packed = packed;
    }

    /** Fills {@code into}; the number of bytes that came out. */
    int unpack(byte[] into) throws DataFormatException {
        int to = 0;
        int next = FIRST;
        int width = LEAST_BITS;
        int previous = -1; // where the last string starts; nothing after a clear code
        int previousLength = 0;
        while (to < into.length) {
            int code = code(width);
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = FIRST;
                width = LEAST_BITS;
                previous = -1;
                continue;
            }
            if (code > next || code >= FIRST && code == next && previous < 0) {
                throw new DataFormatException("LZW code " + code + " before its time");
            }
            if (previous >= 0 && next < MOST) { // the last string and the first letter of this one, which follows it
                starts[next] = previous;
                lengths[next++] = previousLength + 1;
            }
            if (code >= FIRST && code >= next) {
                throw new DataFormatException("LZW code " + code + " before its time");
            }
            int length = code < CLEAR ? 1 : Math.min(lengths[code], into.length - to);
            if (code < CLEAR) {
                into[to] = (byte) code;
            } else {
                copy(into, starts[code], to, length);
            }
            previous = to;
            previousLength = length;
            to += length;
            width = Math.min(MOST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(next + 1));
            width = Math.max(LEAST_BITS, width);
        }
        return to;
    }

    /** Forwards, as a string may reach into what is just written. */
    private static void copy(byte[] bytes, int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            bytes[to + i] = bytes[from + i];
        }
    }

    /** The next code; the end where the bytes are. */
    private int code(int width) {
        while (buffered < width) {
            if (at == packed.length) {
                return END;
            }
            buffer = buffer << 8 | packed[at++] & 0xFF;
            buffered += 8;
        }
        buffered -= width;
        return buffer >>> buffered & (1 << width) - 1;
    }
}
