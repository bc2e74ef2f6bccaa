package dev.margo.io.raw;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipException;

/** A block of bzip2, read and turned back by the inverse of Burrows and Wheeler's transform; its bytes come one by one. */
final class Bzip2Block {
    private static final int GROUP = 50; // symbols before the code may change
    private static final int MOST_CODES = 6;
    private static final int MOST_SELECTORS = 18002;

    private final int[] links; // low byte: the byte; above: where the next one is
    private int position;
    private int left;

    private Bzip2Block(int[] links, int length, int start) {
        this.links = links;
        left = length;
        position = length == 0 ? 0 : links[start] >>> 8;
    }

    /** @param most bytes that a block may have */
    static Bzip2Block read(BitInput in, int most) throws IOException {
        if (in.bit()) {
            throw new ZipException("a randomised block, as bzip2 wrote before version 0.9.5");
        }
        int start = in.bits(24);
        byte[] alphabet = alphabet(in);
        HuffmanCode[] codes = new HuffmanCode[in.bits(3)];
        byte[] selectors = selectors(in, codes.length);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = HuffmanCode.read(in, alphabet.length + 2);
        }
        int[] links = new int[most];
        int length = bytes(in, alphabet, codes, selectors, links);
        if (start >= length) {
            throw new ZipException("a block that starts after its end");
        }
        link(links, length);
        return new Bzip2Block(links, length, start);
    }

    private static byte[] alphabet(BitInput in) throws IOException {
        int ranges = in.bits(16);
        byte[] used = new byte[256];
        int count = 0;
        for (int range = 0; range < 16; range++) {
            int bits = (ranges >> (15 - range) & 1) == 0 ? 0 : in.bits(16);
            for (int i = 0; i < 16; i++) {
                if ((bits >> (15 - i) & 1) != 0) {
                    used[count++] = (byte) (16 * range + i);
                }
            }
        }
        if (count == 0) {
            throw new ZipException("a block without bytes");
        }
        return Arrays.copyOf(used, count);
    }

    private static byte[] selectors(BitInput in, int codes) throws IOException {
        int count = in.bits(15);
        if (codes < 2 || codes > MOST_CODES || count < 1) {
            throw new ZipException("%s codes and %s selectors".formatted(codes, count));
        }
        byte[] recent = {0, 1, 2, 3, 4, 5};
        byte[] selectors = new byte[Math.min(count, MOST_SELECTORS)];
        for (int i = 0; i < count; i++) {
            int rank = 0;
            while (in.bit()) {
                if (++rank >= codes) {
                    throw new ZipException("a selector of no code");
                }
            }
            byte selected = toFront(recent, rank);
            if (i < selectors.length) { // some writers give more than can be used
                selectors[i] = selected;
            }
        }
        return selectors;
    }

    private static byte toFront(byte[] recent, int rank) {
        byte chosen = recent[rank];
        System.arraycopy(recent, 0, recent, 1, rank);
        recent[0] = chosen;
        return chosen;
    }

    /** Undoes Huffman's code, runs of the latest byte, and moving to the front. */
    private static int bytes(BitInput in, byte[] recent, HuffmanCode[] codes, byte[] selectors, int[] out)
            throws IOException {
        int end = recent.length + 1;
        int length = 0;
        int run = 0;
        int weight = 1;
        for (int i = 0; ; i++) {
            if (i / GROUP >= selectors.length) {
                throw new ZipException("a block without end");
            }
            int symbol = codes[selectors[i / GROUP]].next(in);
            if (symbol < 2 && weight <= out.length) {
                run += weight << symbol;
                weight <<= 1;
                continue;
            }
            if (run > out.length - length || symbol < 2 || length + run == out.length && symbol != end) {
                throw new ZipException("a block longer than it may be");
            }
            Arrays.fill(out, length, length + run, recent[0] & 0xFF);
            length += run;
            if (symbol == end) {
                return length;
            }
            out[length++] = toFront(recent, symbol - 1) & 0xFF;
            run = 0;
            weight = 1;
        }
    }

    private static void link(int[] links, int length) {
        int[] next = new int[257];
        for (int i = 0; i < length; i++) {
            next[(links[i] & 0xFF) + 1]++;
        }
        for (int i = 0; i < 256; i++) {
            next[i + 1] += next[i];
        }
        for (int i = 0; i < length; i++) {
            links[next[links[i] & 0xFF]++] |= i << 8;
        }
    }

    /** The next byte, or -1 after the last. */
    int next() {
        if (left == 0) {
            return -1;
        }
        left--;
        int link = links[position];
        position = link >>> 8;
        return link & 0xFF;
    }
}
