package dev.margo.io.codec;

import java.util.Arrays;

/**
 * The tables that the scans of a JPEG stream use. They may be replaced between scans.
 *
 * <p>Source: ITU-T T.81 (1992), B.2.4.
 */
final class JpegTables {
    private static final int SLOTS = 4;
    private static final int LENGTHS = 16;

    private final HuffmanTable[] dc = new HuffmanTable[SLOTS];
    private final HuffmanTable[] ac = new HuffmanTable[SLOTS];
    private final int[][] quantisation = new int[SLOTS][];
    private int restartInterval;

    HuffmanTable dc(int slot) throws PixelCodecException {
        return present(dc, slot, "DC Huffman table");
    }

    HuffmanTable ac(int slot) throws PixelCodecException {
        return present(ac, slot, "AC Huffman table");
    }

    /** The 64 divisors of a component, in zigzag order. */
    int[] quantisation(int slot) throws PixelCodecException {
        return present(quantisation, slot, "quantisation table");
    }

    /** MCUs between restart markers; 0 for none. */
    int restartInterval() {
        return restartInterval;
    }

    /** Keeps what {@code segment} defines, if it defines a table. */
    void read(JpegSegment segment) throws PixelCodecException {
        switch (segment.marker()) {
            case JpegSegment.DHT -> readHuffman(segment);
            case JpegSegment.DQT -> readQuantisation(segment);
            case JpegSegment.DRI -> restartInterval = segment.u16(0);
            default -> {
                // no table
            }
        }
    }

    private void readHuffman(JpegSegment segment) throws PixelCodecException {
        int at = 0;
        while (at < segment.size()) {
            int kind = segment.u8(at++);
            int[] counts = new int[LENGTHS];
            for (int i = 0; i < LENGTHS; i++) {
                counts[i] = segment.u8(at++);
            }
            int[] values = new int[Arrays.stream(counts).sum()];
            Damage.unless(values.length <= 256, "damaged: a Huffman table of %s codes", values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = segment.u8(at++);
            }
            slots(kind)[kind & 15] = new HuffmanTable(counts, values);
        }
    }

    private HuffmanTable[] slots(int kind) throws PixelCodecException {
        Damage.unless(kind >> 4 <= 1 && (kind & 15) < SLOTS, "damaged: a Huffman table of kind %s", kind);
        return kind >> 4 == 0 ? dc : ac;
    }

    private void readQuantisation(JpegSegment segment) throws PixelCodecException {
        int at = 0;
        while (at < segment.size()) {
            int kind = segment.u8(at++);
            int wide = kind >> 4;
            Damage.unless(wide <= 1 && (kind & 15) < SLOTS, "damaged: a quantisation table of kind %s", kind);
            int[] table = new int[64];
            for (int i = 0; i < table.length; i++) {
                table[i] = wide == 1 ? segment.u16(at) : segment.u8(at);
                at += 1 + wide;
            }
            quantisation[kind & 15] = table;
        }
    }

    private static <T> T present(T[] tables, int slot, String name) throws PixelCodecException {
        Damage.unless(slot < tables.length && tables[slot] != null, "damaged: %s %s is missing", name, slot);
        return tables[slot];
    }
}
