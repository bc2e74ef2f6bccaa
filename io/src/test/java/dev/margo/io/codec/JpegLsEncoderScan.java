package dev.margo.io.codec;

import java.io.ByteArrayOutputStream;

/** One restart interval of {@link JpegLsEncoder}. Lines are overwritten by what a decoder will see. */
final class JpegLsEncoderScan {
    private static final int[] RUN_LOG = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending; // bits not yet written
    private int byteWidth = 8;
    private int room = 8;
    private final int maxval;
    private final int near;
    private final int range;
    private final int width;
    private final boolean pixels;
    private final byte[] gradients;
    private final JpegLsContexts contexts;
    private final int[] runs;
    private int[][] above;

    JpegLsEncoderScan(JpegLsPreset preset, int near, int width, int parts, boolean pixels) {
        this.maxval = preset.maxval();
        this.near = near;
        this.width = width;
        this.pixels = pixels;
        this.range = (maxval + 2 * near) / (2 * near + 1) + 1;
        this.gradients = JpegLsModel.gradients(preset, near);
        this.contexts = new JpegLsContexts(range, near, preset.reset());
        this.runs = new int[parts];
        this.above = new int[parts][width + 2];
    }

    void line(int[][] lines) {
        for (int part = 0; part < lines.length; part++) {
            above[part][width + 1] = above[part][width];
            lines[part][0] = above[part][1];
        }
        int groups = pixels ? 1 : lines.length;
        for (int group = 0; group < groups; group++) {
            int end = pixels ? lines.length : group + 1;
            for (int x = 1; x <= width; ) {
                x = next(lines, group, end, x);
            }
        }
        above = lines;
    }

    private int next(int[][] lines, int first, int end, int x) {
        boolean flat = true;
        for (int part = first; part < end; part++) {
            flat &= context(lines, part, x) == 0;
        }
        if (!flat) {
            for (int part = first; part < end; part++) {
                lines[part][x] = regular(context(lines, part, x), lines[part], above[part], x);
            }
            return x + 1;
        }
        int length = runLength(lines, first, end, x);
        boolean interrupted = x + length <= width;
        run(length, interrupted, first);
        if (interrupted) {
            for (int part = first; part < end; part++) {
                int a = lines[part][x + length - 1];
                int b = above[part][x + length];
                int type = !pixels && Math.abs(a - b) <= near ? 1 : 0;
                lines[part][x + length] = interrupting(type, a, b, lines[part][x + length], runs[first]);
            }
            runs[first] = Math.max(0, runs[first] - 1);
        }
        return x + length + 1;
    }

    private int context(int[][] lines, int part, int x) {
        int a = lines[part][x - 1];
        int b = above[part][x];
        int c = above[part][x - 1];
        int d = above[part][x + 1];
        return 81 * gradients[maxval + d - b] + 9 * gradients[maxval + b - c] + gradients[maxval + c - a];
    }

    private int runLength(int[][] lines, int first, int end, int x) {
        for (int at = x; at <= width; at++) {
            for (int part = first; part < end; part++) {
                if (Math.abs(lines[part][at] - lines[part][x - 1]) > near) {
                    return at - x;
                }
            }
            for (int part = first; part < end; part++) {
                lines[part][at] = lines[part][x - 1];
            }
        }
        return width + 1 - x;
    }

    private void run(int length, boolean interrupted, int part) {
        int left = length;
        while (left >= 1 << RUN_LOG[runs[part]]) {
            left -= 1 << RUN_LOG[runs[part]];
            bits(1, 1);
            runs[part] = Math.min(31, runs[part] + 1);
        }
        if (interrupted) {
            bits(0, 1);
            bits(left, RUN_LOG[runs[part]]);
        } else if (left > 0) {
            bits(1, 1);
        }
    }

    private int regular(int context, int[] line, int[] up, int x) {
        int q = Math.abs(context);
        int sign = context < 0 ? -1 : 1;
        int a = line[x - 1];
        int b = up[x];
        int c = up[x - 1];
        int least = Math.min(a, b);
        int greatest = Math.max(a, b);
        int median = c >= greatest ? least : c <= least ? greatest : a + b - c;
        int predicted = Math.max(0, Math.min(maxval, median + sign * contexts.correction(q)));
        int error = quantise(sign * (line[x] - predicted));
        int k = contexts.golomb(q);
        int coded = k == 0 && contexts.leansNegative(q) ? -error - 1 : error;
        golomb(coded >= 0 ? 2 * coded : -2 * coded - 1, k, limit());
        contexts.learn(q, error);
        return reconstruct(predicted, sign * error);
    }

    private int interrupting(int type, int a, int b, int sample, int runIndex) {
        int sign = type == 0 && a > b ? -1 : 1;
        int predicted = type == 1 ? a : b;
        int error = quantise(sign * (sample - predicted));
        int k = contexts.runGolomb(type);
        boolean turned = k == 0 && contexts.runsLeanPositive(type);
        int map = error != 0 && error > 0 == turned ? 1 : 0;
        int mapped = 2 * Math.abs(error) - type - map;
        golomb(mapped, k, limit() - RUN_LOG[runIndex] - 1);
        contexts.learnRun(type, error, mapped);
        return reconstruct(predicted, sign * error);
    }

    private int quantise(int difference) {
        int step = 2 * near + 1;
        int error = difference > 0 ? (difference + near) / step : -((near - difference) / step);
        error = error < 0 ? error + range : error;
        return error >= (range + 1) / 2 ? error - range : error;
    }

    private int reconstruct(int predicted, int error) {
        int span = range * (2 * near + 1);
        int value = predicted + error * (2 * near + 1);
        value += value < -near ? span : value > maxval + near ? -span : 0;
        return Math.max(0, Math.min(maxval, value));
    }

    private int limit() {
        int bpp = Math.max(2, log2(maxval + 1));
        return 2 * (bpp + Math.max(8, bpp));
    }

    private static int log2(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }

    private void golomb(int value, int k, int limit) {
        int escapeBits = log2(range);
        int most = limit - escapeBits - 1;
        boolean escaped = value >> k >= most;
        bits(0, escaped ? most : value >> k);
        bits(1, 1);
        bits(escaped ? value - 1 : value, escaped ? escapeBits : k);
    }

    private void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bit(i < Integer.SIZE ? value >> i & 1 : 0);
        }
    }

    private void bit(int bit) {
        pending = pending << 1 | bit;
        if (--room == 0) {
            out.write(pending);
            byteWidth = pending == 0xFF ? 7 : 8;
            room = byteWidth;
            pending = 0;
        }
    }

    /** The interval's bytes; the last is filled with zeros, and one follows if it is FF. */
    byte[] finish() {
        while (room < byteWidth || byteWidth == 7) {
            bit(0);
        }
        return out.toByteArray();
    }
}
