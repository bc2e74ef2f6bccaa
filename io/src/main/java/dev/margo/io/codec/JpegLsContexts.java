package dev.margo.io.codec;

import java.util.Arrays;

/**
 * What the contexts of JPEG-LS have learnt of prediction errors, in the letters of the standard: A sums their size, B
 * their bias, C corrects it, N counts them. The last two contexts are those of interrupted runs.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), A.2, A.5.1, A.6 and A.7.2.
 */
final class JpegLsContexts {
    /** The first of the two contexts for the sample that ends a run. */
    static final int RUN = 365;

    private static final int COUNT = RUN + 2;
    private static final int LEAST_CORRECTION = -128;
    private static final int GREATEST_CORRECTION = 127;

    private final int near;
    private final int reset;
    private final int[] a = new int[COUNT];
    private final int[] b = new int[COUNT];
    private final int[] c = new int[COUNT];
    private final int[] n = new int[COUNT];
    private final int[] negative = new int[COUNT]; // Nn, of runs only

    JpegLsContexts(int range, int near, int reset) {
        this.near = near;
        this.reset = reset;
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
    }

    int correction(int q) {
        return c[q];
    }

    /** The Golomb parameter k of a regular sample. */
    int golomb(int q) {
        return golomb(a[q], n[q]);
    }

    /** The Golomb parameter k of the sample that ends a run. */
    int runGolomb(int type) {
        int q = RUN + type;
        return golomb(a[q] + type * (n[q] >> 1), n[q]);
    }

    /** Whether errors of context {@code q} lean so far to the negative that the mapping turns round. */
    boolean leansNegative(int q) {
        return near == 0 && 2 * b[q] <= -n[q];
    }

    /** Whether fewer than half of the errors that ended a run of this type were negative. */
    boolean runsLeanPositive(int type) {
        return 2 * negative[RUN + type] < n[RUN + type];
    }

    /** Learns the error of a regular sample. */
    void learn(int q, int error) {
        b[q] += error * (2 * near + 1);
        a[q] += Math.abs(error);
        if (n[q] == reset) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        correctBias(q);
    }

    /** Learns the error of a sample that ended a run; {@code mapped} is the number that codes it. */
    void learnRun(int type, int error, int mapped) {
        int q = RUN + type;
        negative[q] += error < 0 ? 1 : 0;
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == reset) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[q] >>= 1;
        }
        n[q]++;
    }

    private void correctBias(int q) {
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, LEAST_CORRECTION);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, GREATEST_CORRECTION);
        }
    }

    private static int golomb(int size, int count) {
        int k = 0;
        while ((long) count << k < size) {
            k++;
        }
        return k;
    }
}
