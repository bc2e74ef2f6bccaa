package dev.margo.io.codec;

/**
 * Predicts a sample from its neighbours and adds the coded error; and runs. Neighbours are called as in the standard: a
 * is left, b above, c left above, d right above.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), Annex A; for interleaved samples A.7 and Annex B.
 */
final class JpegLsModel {
    /** J: log2 of the run that one bit stands for, by run index. */
    private static final int[] RUN_LOG = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsBits bits;
    private final JpegLsContexts contexts;
    private final byte[] gradients; // the quantised gradient of each difference from -maxval
    private final int maxval;
    private final int near;
    private final int step;
    private final int span; // of reconstructed samples: range times step
    private final int escapeBits; // qbpp
    private final int limit;

    JpegLsModel(JpegLsBits bits, JpegLsPreset preset, int near, byte[] gradients) {
        this.bits = bits;
        this.gradients = gradients;
        this.maxval = preset.maxval();
        this.near = near;
        this.step = 2 * near + 1;
        int range = (maxval + 2 * near) / step + 1;
        this.span = range * step;
        this.escapeBits = bitsFor(range);
        int bpp = Math.max(2, bitsFor(maxval + 1));
        this.limit = 2 * (bpp + Math.max(8, bpp));
        this.contexts = new JpegLsContexts(range, near, preset.reset());
    }

    /** The quantised gradient, -4 to 4, of every difference of two samples, from -maxval on. Source: A.3.3. */
    static byte[] gradients(JpegLsPreset preset, int near) {
        int maxval = preset.maxval();
        byte[] table = new byte[2 * maxval + 1];
        for (int d = 1; d <= maxval; d++) {
            int q = d <= near ? 0 : d < preset.t1() ? 1 : d < preset.t2() ? 2 : d < preset.t3() ? 3 : 4;
            table[maxval + d] = (byte) q;
            table[maxval - d] = (byte) -q;
        }
        return table;
    }

    /** The context of a sample, below zero if its error is to be turned round; 0 is a run. */
    int context(int a, int b, int c, int d) {
        return 81 * gradients[maxval + d - b] + 9 * gradients[maxval + b - c] + gradients[maxval + c - a];
    }

    /** A sample outside runs. */
    int regular(int context, int a, int b, int c) throws PixelCodecException {
        int q = Math.abs(context);
        int correction = contexts.correction(q);
        int predicted = clamp(median(a, b, c) + (context < 0 ? -correction : correction));
        int k = contexts.golomb(q);
        int mapped = bits.golomb(k, limit, escapeBits);
        boolean negative = (mapped & 1) == 1;
        int error = negative ? -(mapped >> 1) - 1 : mapped >> 1;
        if (k == 0 && contexts.leansNegative(q)) {
            error = -error - 1;
        }
        contexts.learn(q, requireInRange(error));
        return reconstruct(predicted, context < 0 ? -error : error);
    }

    /** How many of the next {@code most} samples continue a run; {@code runs[part]} is the run index. */
    int run(int most, int[] runs, int part) throws PixelCodecException {
        int length = 0;
        while (bits.bit() == 1) {
            int whole = 1 << RUN_LOG[runs[part]];
            if (whole <= most - length) {
                runs[part] = Math.min(runs[part] + 1, RUN_LOG.length - 1);
            }
            length = Math.min(length + whole, most);
            if (length == most) {
                return length;
            }
        }
        length += bits.bits(RUN_LOG[runs[part]]);
        if (length >= most) {
            throw Damage.found("damaged: a run leaves its line");
        }
        return length;
    }

    /** The type of the sample that ends a run: 1 if it was the same left and above. */
    int interruption(int a, int b) {
        return Math.abs(a - b) <= near ? 1 : 0;
    }

    /** The sample that ends a run. */
    int interrupting(int type, int a, int b, int runIndex) throws PixelCodecException {
        int k = contexts.runGolomb(type);
        int mapped = bits.golomb(k, limit - RUN_LOG[runIndex] - 1, escapeBits);
        int magnitude = (mapped + type + 1) >> 1;
        boolean odd = ((mapped + type) & 1) == 1;
        boolean turned = k == 0 && contexts.runsLeanPositive(type);
        int error = odd == turned ? magnitude : -magnitude;
        contexts.learnRun(type, requireInRange(error), mapped);
        return reconstruct(type == 1 ? a : b, type == 0 && a > b ? -error : error);
    }

    private int requireInRange(int error) throws PixelCodecException {
        if (Math.abs(error) > span) {
            throw Damage.found("damaged: a prediction error of %s", error);
        }
        return error;
    }

    private int reconstruct(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += span;
        } else if (value > maxval + near) {
            value -= span;
        }
        return clamp(value);
    }

    private int clamp(int value) {
        return Math.max(0, Math.min(maxval, value));
    }

    private static int median(int a, int b, int c) {
        int least = Math.min(a, b);
        int greatest = Math.max(a, b);
        return c >= greatest ? least : c <= least ? greatest : a + b - c;
    }

    private static int bitsFor(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }
}
