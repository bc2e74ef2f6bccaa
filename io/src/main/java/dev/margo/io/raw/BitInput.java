package dev.margo.io.raw;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bits of a stream, the highest of each byte first. */
final class BitInput {
    private final InputStream in;
    private int current;
    private int left;

    /** @param in buffered */
    BitInput(InputStream in) {
        this.in = in;
    }

    boolean bit() throws IOException {
        if (left == 0) {
            current = in.read();
            if (current < 0) {
                throw new EOFException("they end too early");
            }
            left = Byte.SIZE;
        }
        left--;
        return (current >> left & 1) != 0;
    }

    /** @param count at most 32 */
    int bits(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | (bit() ? 1 : 0);
        }
        return value;
    }

    /** Gives up the rest of a byte. */
    void toNextByte() {
        left = 0;
    }

    /** Whether there is another byte; it is not read. Only to be called at the end of one. */
    boolean hasMore() throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    void close() throws IOException {
        in.close();
    }
}
