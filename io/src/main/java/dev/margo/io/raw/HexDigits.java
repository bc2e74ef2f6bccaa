package dev.margo.io.raw;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes written as two hexadecimal digits each, with any white space between them. */
final class HexDigits extends SingleBytes {
    private final String file;
    private final InputStream text;

    /** @param text buffered */
    HexDigits(String file, InputStream text) {
        this.file = file;
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        int high = digit();
        int low = high < 0 ? -1 : digit();
        return low < 0 ? -1 : high << 4 | low;
    }

    private int digit() throws IOException {
        int letter = text.read();
        while (letter >= 0 && letter <= ' ') {
            letter = text.read();
        }
        int digit = letter < 0 ? -1 : Character.digit(letter, 16);
        if (letter >= 0 && digit < 0) {
            throw new ImageFormatException(file, "a voxel with a letter that is no hexadecimal digit; it is damaged");
        }
        return digit;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
