package dev.margo.io.codec;

/**
 * A Huffman table of JPEG. Short codes are looked up at once, longer ones by the greatest code of each length.
 *
 * <p>Source: ITU-T T.81 (1992), Annex C and F.2.2.3.
 */
final class HuffmanTable {
    private static final int LONGEST = 16;
    private static final int QUICK = 9;

    private final int[] values;
    private final int[] ends = new int[LONGEST + 1]; // one behind the last code of each length
    private final int[] offsets = new int[LONGEST + 1]; // from a code of each length to its value
    private final short[] quick = new short[1 << QUICK]; // length and value; 0 where the code is longer

    /**
     * @param counts how many codes there are of each length, from 1 to 16
     * @param values what they stand for, in the order of the codes
     */
    HuffmanTable(int[] counts, int[] values) throws PixelCodecException {
        this.values = values.clone();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = counts[length - 1];
            offsets[length] = index - code;
            fillQuick(code, count, length);
            code += count;
            index += count;
            ends[length] = code;
            Damage.unless(code <= 1 << length, "damaged: a Huffman table with too many codes of %s bits", length);
            code <<= 1;
        }
    }

    private void fillQuick(int code, int count, int length) throws PixelCodecException {
        Damage.unless(count <= 1 << length, "damaged: a Huffman table with too many codes of %s bits", length);
        for (int i = code; i < code + count && length <= QUICK && i < 1 << length; i++) {
            int shift = QUICK - length;
            for (int rest = 0; rest < 1 << shift; rest++) {
                quick[(i << shift) + rest] = (short) (length << 8 | values[offsets[length] + i]);
            }
        }
    }

    /** The length and, below it, the value ({@code length << 8 | value}) of the code that {@code next}, 16 bits, starts with. */
    int find(int next) throws PixelCodecException {
        int found = quick[next >> LONGEST - QUICK];
        if (found != 0) {
            return found;
        }
        for (int length = QUICK + 1; length <= LONGEST; length++) {
            int code = next >> LONGEST - length;
            if (code < ends[length]) {
                return length << 8 | values[offsets[length] + code];
            }
        }
        throw Damage.found("damaged: a code that its Huffman table does not have");
    }
}
