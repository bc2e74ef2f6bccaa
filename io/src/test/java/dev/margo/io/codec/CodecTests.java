package dev.margo.io.codec;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Pictures for round trips, and what a decoded frame holds. */
final class CodecTests {
    private CodecTests() {}

    /** Smooth, flat and noisy parts of {@code precision} bits, (y, x, sample). */
    static int[] picture(int width, int height, int samples, int precision, long seed) {
        Random random = new Random(seed);
        int greatest = (1 << precision) - 1;
        int[] pixels = new int[width * height * samples];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / samples % width;
            int y = i / samples / width;
            int kind = (x / 9 + y / 7) % 4;
            int smooth = (int) ((long) greatest * (x + 2 * y + i % samples) / (width + 2 * height + samples));
            pixels[i] = kind == 0 ? smooth : kind == 1 ? random.nextInt(greatest + 1) : kind == 2 ? greatest : 0;
        }
        return pixels;
    }

    static FrameLayout layout(int width, int height, int samples, int precision) {
        return new FrameLayout(width, height, samples, precision > 8 ? 16 : 8, precision, false);
    }

    static int[] samples(DecodedFrame frame) {
        byte[] bytes = frame.littleEndianInterleaved();
        int wide = frame.bitsPerSample() > 8 ? 2 : 1;
        int[] samples = new int[bytes.length / wide];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes[i * wide] & 0xFF | (wide == 2 ? (bytes[i * 2 + 1] & 0xFF) << 8 : 0);
        }
        return samples;
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = CodecTests.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
