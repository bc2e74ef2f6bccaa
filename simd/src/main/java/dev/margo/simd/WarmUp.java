package dev.margo.simd;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Attention on a little data, over and over, until Java has compiled it. Interpreted, vector instructions are objects and
 * a thousand times slower, and a first image would have to wait for that.
 */
public final class WarmUp {
    private static final int HEAD_WIDTH = 64;
    private static final int GRID_HEIGHT = 8;
    private static final int GRID_WIDTH = 14; // 112 keys: panels of every width
    private static final int QUERIES = 12;
    private static final int TIMES = 4000; // past the compiler's thresholds; compiled, they take 40 ms
    private static final long COMPILED = TimeUnit.MICROSECONDS.toNanos(50); // slower than this, it is not yet
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(3);

    private WarmUp() {}

    /** Takes about a second. */
    public static void run() {
        long start = System.nanoTime();
        int keys = GRID_HEIGHT * GRID_WIDTH;
        float[] rows = new float[keys * HEAD_WIDTH];
        float[] out = new float[QUERIES * HEAD_WIDTH];
        int[] positions = IntStream.range(0, QUERIES).toArray();
        FlashAttention attention = new FlashAttention(HEAD_WIDTH, keys);
        RelativePositionBias bias = new RelativePositionBias(GRID_HEIGHT, GRID_WIDTH, HEAD_WIDTH, rows, rows);
        for (int i = 0; i < TIMES && System.nanoTime() - start < LIMIT; i++) {
            long before = System.nanoTime();
            attention.look(rows, rows, keys);
            attention.attend(rows, positions, QUERIES, 1, bias, out);
            if (System.nanoTime() - before > COMPILED) {
                LockSupport.parkNanos(PAUSE); // the compiler works meanwhile, and less garbage piles up
            }
        }
    }
}
