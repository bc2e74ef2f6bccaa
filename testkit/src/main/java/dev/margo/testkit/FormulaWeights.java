package dev.margo.testkit;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Weights computed from a tensor's name, the same on the reference's side and on ours, so that full-size golden tests
 * need no weight file. The formula is the one stated beside the golden data.
 */
public final class FormulaWeights {
    private FormulaWeights() {}

    /** The values of tensor {@code name}, row-major; pure in name and shape. */
    public static float[] of(String name, long... shape) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        int hash = (int) crc.getValue();
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        boolean gain = name.endsWith(".weight") || name.endsWith("running_var");
        double offset = shape.length <= 1 && gain ? 1 : 0;
        double scale = shape.length <= 1 ? 0.1 : Math.sqrt(3.0 / Math.min(count / shape[0], 4096));
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (offset + scale * uniform(i, hash));
        }
        return values;
    }

    /** A hash of {@code i} spread over [-1, 1). */
    private static double uniform(int i, int hash) {
        int x = i * 0x9E3779B9 + hash;
        x ^= x >>> 16;
        x *= 0x85EBCA6B;
        x ^= x >>> 13;
        x *= 0xC2B2AE35;
        x ^= x >>> 16;
        return Integer.toUnsignedLong(x) / 2147483648.0 - 1;
    }
}
