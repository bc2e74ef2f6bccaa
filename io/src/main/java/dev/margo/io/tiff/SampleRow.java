package dev.margo.io.tiff;

import java.nio.ByteOrder;

/** Undoes, in place, what predictors and byte order did to a row of samples; then these are little endian. */
final class SampleRow {
    private SampleRow() {}

    /** @param at the first byte of the row in {@code block} */
    static void restore(TiffPage page, ByteOrder order, byte[] block, int at) {
        int count = page.blockWidth() * page.samplesTogether();
        int width = page.type().bytes();
        if (page.predictor() == 3) {
            addFloatBytes(block, at, count, width, page.samplesTogether());
            return;
        }
        if (order == ByteOrder.BIG_ENDIAN && page.bits() > Byte.SIZE) {
            turn(block, at, count, width);
        }
        if (page.predictor() == 2) {
            addLeft(block, at, count, width, page.samplesTogether());
        }
    }

    private static void turn(byte[] block, int at, int count, int width) {
        for (int i = at; i < at + count * width; i += width) {
            for (int low = i, high = i + width - 1; low < high; low++, high--) {
                byte kept = block[low];
                block[low] = block[high];
                block[high] = kept;
            }
        }
    }

    /** Each number is the difference to that of the pixel on its left; numbers wrap around. */
    private static void addLeft(byte[] block, int at, int count, int width, int samples) {
        for (int i = samples; i < count; i++) {
            int carry = 0;
            for (int b = 0; b < width; b++) {
                int here = at + i * width + b;
                int sum = (block[here] & 0xFF) + (block[here - samples * width] & 0xFF) + carry;
                block[here] = (byte) sum;
                carry = sum >> Byte.SIZE;
            }
        }
    }

    /** The highest bytes of all numbers come first, then the next ones; each byte is the difference to the one before. */
    private static void addFloatBytes(byte[] block, int at, int count, int width, int samples) {
        byte[] sorted = new byte[count * width];
        for (int i = samples; i < sorted.length; i++) {
            block[at + i] += block[at + i - samples];
        }
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < width; b++) {
                sorted[i * width + b] = block[at + (width - 1 - b) * count + i];
            }
        }
        System.arraycopy(sorted, 0, block, at, sorted.length);
    }
}
