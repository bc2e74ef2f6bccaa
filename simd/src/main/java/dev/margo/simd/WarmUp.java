package dev.margo.simd;

import java.util.concurrent.TimeUnit;
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
            attention.look(rows, rows, keys);
            attention.attend(rows, positions, QUERIES, 1, bias, out);
        }
    }
}
