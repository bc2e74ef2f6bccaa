package dev.margo.io.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Floats of 16 bits, given as ones of 32 in the same order of bytes. */
final class HalfFloats extends InputStream {
    private final InputStream in;
    private final boolean little;
    private int current;
    private int left;

    /** @param in buffered */
    HalfFloats(InputStream in, boolean little) {
        this.in = in;
        this.little = little;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            int first = in.read();
            if (first < 0) {
                return -1;
            }
            int second = in.read();
            if (second < 0) {
                throw new EOFException("they end within a number");
            }
            int bits = Float.floatToRawIntBits(widen(little ? second << 8 | first : first << 8 | second));
            current = little ? Integer.reverseBytes(bits) : bits;
            left = Float.BYTES;
        }
        left--;
        return current >>> 8 * left & 0xFF;
    }

    /** The value of IEEE 754's binary16. */
    static float widen(int half) {
        int exponent = half >> 10 & 0x1F;
        int fraction = half & 0x3FF;
        float sign = half >> 15 == 0 ? 1 : -1;
        if (exponent == 0x1F) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return exponent == 0 ? sign * fraction * 0x1p-24f : sign * Math.scalb(1024f + fraction, exponent - 25);
    }
}
