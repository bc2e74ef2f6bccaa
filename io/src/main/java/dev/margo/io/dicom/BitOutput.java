package dev.margo.io.dicom;

import java.io.IOException;
import java.io.OutputStream;

/** Bits to bytes, the first in the lowest bit; the other way round is {@link PackedBits}. */
final class BitOutput {
    private final OutputStream out;
    private int current;
    private long count;

    BitOutput(OutputStream out) {
        this.out = out;
    }

    void write(boolean bit) throws IOException {
        current |= bit ? 1 << (count & 7) : 0;
        if ((++count & 7) == 0) {
            out.write(current);
            current = 0;
        }
    }

    /** Fills the last two bytes with zeros, so that their number is even. */
    void finish() throws IOException {
        while (count % 16 != 0) {
            write(false);
        }
    }
}
