package dev.margo.metric;

import java.util.Arrays;

/**
 * Bits of a box, in rows that begin at a word. A row has room for a bit more than the box is wide, so the corners between
 * its elements fit as well.
 */
final class BitRows {
    private final int width;
    private final int height;
    private final int depth;
    private final int rowWords;
    private final long[] words;

    BitRows(int width, int height, int depth) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        rowWords = width / Long.SIZE + 1;
        long size = (long) rowWords * height * depth;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a box of %s x %s x %s is more than can be measured at once".formatted(width, height, depth));
        }
        words = new long[(int) size];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int depth() {
        return depth;
    }

    int rowWords() {
        return rowWords;
    }

    void set(int x, int y, int z) {
        words[(z * height + y) * rowWords + (x >> 6)] |= 1L << x;
    }

    void setWord(int word, int y, int z, long bits) {
        words[(z * height + y) * rowWords + word] = bits;
    }

    boolean isEmpty() {
        return Arrays.stream(words).allMatch(word -> word == 0);
    }

    /** 64 bits of a row; none outside the box. */
    long word(int word, int y, int z) {
        return y < 0 || y >= height || z < 0 || z >= depth ? 0 : words[(z * height + y) * rowWords + word];
    }

    /** 1 or 0; 0 outside the box. */
    int bit(int x, int y, int z) {
        return x < 0 || x >= width ? 0 : (int) (word(x >> 6, y, z) >>> x & 1);
    }

    /** Steps along x to the nearest set bit of a row, among those fewer than 64 steps away; 64 if there is none. */
    int stepsToNearest(int x, int y, int z) {
        int word = x >> 6;
        int place = x & 63;
        long here = word(word, y, z);
        long up = here >>> place; // the bits from x on, that of x lowest
        long down = here << 63 - place; // the bits up to x, that of x highest
        if (place > 0 && word + 1 < rowWords) {
            up |= word(word + 1, y, z) << Long.SIZE - place;
        }
        if (place < 63 && word > 0) {
            down |= word(word - 1, y, z) >>> place + 1;
        }
        return Math.min(Long.numberOfTrailingZeros(up), Long.numberOfLeadingZeros(down));
    }

    boolean hasRow(int y, int z) {
        for (int word = 0; word < rowWords; word++) {
            if (word(word, y, z) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The first set bit of a row from {@code x} on; {@link #width} if there is none. */
    int next(int x, int y, int z) {
        int word = x >> 6;
        long bits = x >= width ? 0 : word(word, y, z) & -1L << x;
        while (bits == 0) {
            word++;
            if (word >= rowWords) {
                return width;
            }
            bits = word(word, y, z);
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }
}
