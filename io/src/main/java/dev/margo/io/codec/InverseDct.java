package dev.margo.io.codec;

/**
 * The inverse cosine transform of 8 x 8 coefficients, in integers.
 *
 * <p>Each pass multiplies by cosines times {@code 2^13}, first down the columns, then along the lines; between them
 * two more bits (one at 12 bits per sample) are kept. The constants are those that follow from the factors of Loeffler,
 * Ligtenberg and Moschytz, each rounded to 13 bits, so that results equal those of the transform that the Independent
 * JPEG Group calls "islow".
 *
 * <p>Source: ITU-T T.81 (1992), A.3.3; Loeffler, Ligtenberg and Moschytz, Practical fast 1-D DCT algorithms with 11
 * multiplications (ICASSP 1989).
 */
final class InverseDct {
    private static final int SIDE = DctPlane.SIDE;
    private static final int FRACTION = 13;
    private static final int EIGHT_TIMES = 3; // the transform is 8 times the wanted one, as a power of 2

    private final int[] divisors;
    private final int kept; // bits of fraction between the passes
    private final int middle;
    private final int greatest;
    private final int[] columns = new int[DctPlane.BLOCK];
    private final int[] in = new int[SIDE];
    private final int[] out = new int[SIDE];

    /** @param divisors what coefficients are multiplied with, line by line */
    InverseDct(int precision, int[] divisors) {
        this.divisors = divisors;
        this.kept = precision > 8 ? 1 : 2;
        this.middle = 1 << precision - 1;
        this.greatest = (1 << precision) - 1;
    }

    /** Replaces the 64 coefficients at {@code at}, line by line, by samples. */
    void transform(short[] block, int at) {
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                in[y] = block[at + y * SIDE + x] * divisors[y * SIDE + x];
            }
            pass(FRACTION - kept);
            for (int y = 0; y < SIDE; y++) {
                columns[y * SIDE + x] = out[y];
            }
        }
        for (int line = 0; line < DctPlane.BLOCK; line += SIDE) {
            System.arraycopy(columns, line, in, 0, SIDE);
            pass(FRACTION + kept + EIGHT_TIMES);
            for (int x = 0; x < SIDE; x++) {
                block[at + line + x] = (short) Math.max(0, Math.min(greatest, out[x] + middle));
            }
        }
    }

    /** One line of eight, from {@code in} to {@code out}; the last {@code shift} bits are rounded off. */
    private void pass(int shift) {
        int half = 1 << shift - 1;
        int sum = (in[0] + in[4] << FRACTION) + half;
        int difference = (in[0] - in[4] << FRACTION) + half;
        int outer = in[2] * 10703 + in[6] * 4433;
        int inner = in[2] * 4433 - in[6] * 10704;
        int a = in[1];
        int b = in[3];
        int c = in[5];
        int d = in[7];
        put(0, sum + outer, a * 11363 + b * 9633 + c * 6437 + d * 2260, shift);
        put(1, difference + inner, a * 9633 - b * 2259 - c * 11362 - d * 6436, shift);
        put(2, difference - inner, a * 6437 - b * 11362 + c * 2261 + d * 9633, shift);
        put(3, sum - outer, a * 2260 - b * 6436 + c * 9633 - d * 11363, shift);
    }

    private void put(int index, int even, int odd, int shift) {
        out[index] = even + odd >> shift;
        out[SIDE - 1 - index] = even - odd >> shift;
    }
}
