package dev.margo.io.raw;

import java.io.IOException;
import java.io.InputStream;

/** A stream made byte by byte. Unlike {@link InputStream}'s own way, a fault after the first byte of many is told. */
abstract class SingleBytes extends InputStream {
    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int value = read();
            if (value < 0) {
                return i == 0 ? -1 : i;
            }
            bytes[from + i] = (byte) value;
        }
        return count;
    }
}
