package dev.margo.speed;

import java.nio.FloatBuffer;

/** Numbers that look random and cost next to nothing. None is so small that it would slow a processor down. */
final class MadeUpValues {
    private static final long FACTOR = 6364136223846793005L;
    private static final long STEP = 1442695040888963407L;
    private static final int SHIFT = 40; // the upper 24 bits, which is what a float holds
    private static final float HALF = 1 << 23;

    private long state;

    MadeUpValues(long seed) {
        state = seed;
    }

    /** Fills {@code target} with values spread evenly over {@code middle} - {@code reach} to {@code middle} + {@code reach}. */
    void fill(FloatBuffer target, float middle, float reach) {
        while (target.hasRemaining()) {
            target.put(middle + reach * next());
        }
    }

    /** From -1 to 1. */
    float next() {
        state = state * FACTOR + STEP; // Knuth's linear congruential generator of 64 bits
        return (state >>> SHIFT) / HALF - 1;
    }
}
