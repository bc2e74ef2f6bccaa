package dev.margo.io.codec;

import java.util.Arrays;

/**
 * Decodes the coefficients of blocks, of one scan: all of them at once, or of progressive scans a band of them, or one
 * bit more of each.
 *
 * <p>Source: ITU-T T.81 (1992), F.2.2 (sequential) and G.2 (progressive).
 */
final class DctBlocks {
    private static final int LAST = DctPlane.BLOCK - 1;
    private static final int SKIP_16_ZEROS = 15;

    /** Where the coefficients lie in a block that are coded in zigzag order. */
    private static final int[] NATURAL = zigzag();

    private final JpegScan scan;
    private final boolean progressive;
    private final JpegBits bits;
    private final int[] predictions;
    private int blocksToSkip; // EOBRUN: blocks that have no more coefficients in this band

    DctBlocks(JpegScan scan, boolean progressive, JpegBits bits) {
        this.scan = scan;
        this.progressive = progressive;
        this.bits = bits;
        this.predictions = new int[scan.parts().size()];
    }

    /** Where the coefficient number {@code zigzag} of a block lies, line by line. */
    static int natural(int zigzag) {
        return NATURAL[zigzag];
    }

    /** Passes a restart marker and forgets what was predicted. */
    void restart(int number) throws PixelCodecException {
        bits.restart(number);
        Arrays.fill(predictions, 0);
        blocksToSkip = 0;
    }

    /** Decodes a block of a part of the scan into {@code coefficients}, from {@code at}. */
    void decode(int part, HuffmanTable dc, HuffmanTable ac, short[] coefficients, int at) throws PixelCodecException {
        if (!progressive) {
            coefficients[at] = (short) predicted(part, dc);
            decodeBand(ac, 1, LAST, 0, coefficients, at);
        } else if (scan.spectralStart() == 0) {
            decodeDc(part, dc, coefficients, at);
        } else if (scan.high() == 0) {
            decodeBand(ac, scan.spectralStart(), scan.spectralEnd(), scan.low(), coefficients, at);
        } else {
            refineBand(ac, coefficients, at);
        }
    }

    private int predicted(int part, HuffmanTable dc) throws PixelCodecException {
        int category = bits.decode(dc);
        if (category > 16) {
            throw Damage.found("damaged: a difference of %s bits", category);
        }
        predictions[part] += bits.signed(category);
        return predictions[part];
    }

    private void decodeDc(int part, HuffmanTable dc, short[] coefficients, int at) throws PixelCodecException {
        if (scan.high() == 0) {
            coefficients[at] = (short) (predicted(part, dc) << scan.low());
        } else {
            coefficients[at] |= (short) (bits.bits(1) << scan.low());
        }
    }

    private void decodeBand(HuffmanTable ac, int from, int to, int shift, short[] coefficients, int at)
            throws PixelCodecException {
        if (blocksToSkip > 0) {
            blocksToSkip--;
            return;
        }
        for (int k = from; k <= to; k++) {
            int symbol = bits.decode(ac);
            int zeros = symbol >> 4;
            int category = symbol & 15;
            if (category == 0 && zeros < SKIP_16_ZEROS) {
                blocksToSkip = (1 << zeros) + bits.bits(zeros) - 1;
                return;
            }
            k += zeros;
            if (k > to) {
                throw Damage.found("damaged: more coefficients than the band has");
            }
            if (category > 0) {
                coefficients[at + NATURAL[k]] = (short) (bits.signed(category) << shift);
            }
        }
    }

    private void refineBand(HuffmanTable ac, short[] coefficients, int at) throws PixelCodecException {
        int k = scan.spectralStart();
        while (k <= scan.spectralEnd() && blocksToSkip == 0) {
            int symbol = bits.decode(ac);
            int zeros = symbol >> 4;
            int fresh = 0;
            if ((symbol & 15) > 0) {
                fresh = bits.bits(1) == 1 ? 1 << scan.low() : -1 << scan.low();
            } else if (zeros < SKIP_16_ZEROS) {
                blocksToSkip = (1 << zeros) + bits.bits(zeros);
                break;
            }
            k = refine(k, zeros, coefficients, at);
            if (k > scan.spectralEnd() && fresh != 0) {
                throw Damage.found("damaged: more coefficients than the band has");
            }
            if (fresh != 0) {
                coefficients[at + NATURAL[k]] = (short) fresh;
            }
            k++;
        }
        if (blocksToSkip > 0) {
            refine(k, DctPlane.BLOCK, coefficients, at);
            blocksToSkip--;
        }
    }

    /** Adds a bit to each coefficient that is not 0, up to the zero behind {@code zeros} others; gives where that is. */
    private int refine(int from, int zeros, short[] coefficients, int at) throws PixelCodecException {
        int bit = 1 << scan.low();
        int left = zeros;
        for (int k = from; k <= scan.spectralEnd(); k++) {
            int i = at + NATURAL[k];
            if (coefficients[i] == 0) {
                if (left-- == 0) {
                    return k;
                }
            } else if (bits.bits(1) == 1 && (coefficients[i] & bit) == 0) {
                coefficients[i] += (short) (coefficients[i] > 0 ? bit : -bit);
            }
        }
        return scan.spectralEnd() + 1;
    }

    /** Source: Figure A.6, the diagonals of a block in turns upwards and downwards. */
    private static int[] zigzag() {
        int[] natural = new int[DctPlane.BLOCK];
        int index = 0;
        for (int diagonal = 0; diagonal < 2 * DctPlane.SIDE - 1; diagonal++) {
            int first = Math.max(0, diagonal - DctPlane.SIDE + 1);
            int last = Math.min(diagonal, DctPlane.SIDE - 1);
            for (int i = first; i <= last; i++) {
                int y = diagonal % 2 == 0 ? first + last - i : i;
                natural[index++] = y * DctPlane.SIDE + diagonal - y;
            }
        }
        return natural;
    }
}
