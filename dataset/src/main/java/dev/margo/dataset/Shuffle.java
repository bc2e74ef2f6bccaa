package dev.margo.dataset;

/**
 * A permutation of 0 to {@code length} - 1 that looks drawn by lot, one place at a time: a Feistel network over the next
 * power of four, walked on until it lands inside.
 *
 * <p>Source: Black and Rogaway, Ciphers with arbitrary finite domains (CT-RSA 2002), cycle walking.
 */
record Shuffle(long length, long seed) {
    /** Four are enough for large lengths; small ones need more until all orders are as likely. */
    private static final int ROUNDS = 12;

    /** What comes at {@code place}. */
    long at(long place) {
        int halfBits = (Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, length - 1)) + 1) / 2;
        long value = place;
        do {
            value = encipher(value, halfBits);
        } while (value >= length);
        return value;
    }

    private long encipher(long value, int halfBits) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ SeededHash.of(seed + round, right) & mask;
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
