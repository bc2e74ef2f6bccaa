package dev.margo.io.raw;

import java.io.IOException;
import java.util.zip.ZipException;

/** A canonical Huffman code of bzip2: symbols by the length of their code, then by number. */
final class HuffmanCode {
    private static final int LONGEST = 20;

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;

    /** @param lengths of each symbol's code, 1 to 20 */
    HuffmanCode(int[] lengths) {
        symbols = new int[lengths.length];
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    counts[length]++;
                    symbols[next++] = symbol;
                }
            }
        }
    }

    /** Reads lengths as bzip2 writes them, each as steps from the one before. */
    static HuffmanCode read(BitInput in, int size) throws IOException {
        int[] lengths = new int[size];
        int length = in.bits(5);
        for (int i = 0; i < size; i++) {
            while (in.bit()) {
                length += in.bit() ? -1 : 1;
                if (length < 1 || length > LONGEST) {
                    break;
                }
            }
            if (length < 1 || length > LONGEST) {
                throw new ZipException("a code of %s bits".formatted(length));
            }
            lengths[i] = length;
        }
        return new HuffmanCode(lengths);
    }

    int next(BitInput in) throws IOException {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= in.bit() ? 1 : 0;
            if (code - first < counts[length]) {
                return symbols[index + code - first];
            }
            index += counts[length];
            first = first + counts[length] << 1;
            code <<= 1;
        }
        throw new ZipException("a code that stands for nothing");
    }
}
