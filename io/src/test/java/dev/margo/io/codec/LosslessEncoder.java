package dev.margo.io.codec;

import java.io.ByteArrayOutputStream;

/**
 * Encodes lossless JPEG for round trips.
 *
 * <p>Source: ITU-T T.81 (1992), Annexes B and H.
 *
 * @param interleaved whether all components share one scan
 * @param restartLines lines between restart markers; 0 for none
 * @param longCodes whether the Huffman table has codes of 1 to 16 bits; else all have five
 */
record LosslessEncoder(
        int width,
        int height,
        int samples,
        int precision,
        int predictor,
        int pointTransform,
        boolean interleaved,
        int restartLines,
        boolean longCodes) {
    private static final int CATEGORIES = 17;

    byte[] encode(int[] pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        words(out, 0xFFD8, 0xFFC3, 8 + 3 * samples);
        out.write(precision);
        words(out, height, width);
        out.write(samples);
        for (int i = 0; i < samples; i++) {
            out.writeBytes(new byte[] {(byte) (i + 1), 0x11, 0});
        }
        words(out, 0xFFC4, 19 + CATEGORIES);
        out.write(0);
        for (int length = 1; length <= 16; length++) {
            out.write(longCodes ? length == 16 ? 2 : 1 : length == 5 ? CATEGORIES : 0);
        }
        for (int category = 0; category < CATEGORIES; category++) {
            out.write(category);
        }
        words(out, 0xFFDD, 4, restartLines * width);
        int perScan = interleaved ? samples : 1;
        for (int first = 0; first < samples; first += perScan) {
            scan(out, pixels, first, perScan);
        }
        words(out, 0xFFD9);
        return out.toByteArray();
    }

    private void scan(ByteArrayOutputStream out, int[] pixels, int first, int parts) {
        words(out, 0xFFDA, 6 + 2 * parts);
        out.write(parts);
        for (int i = 0; i < parts; i++) {
            out.writeBytes(new byte[] {(byte) (first + i + 1), 0});
        }
        out.writeBytes(new byte[] {(byte) predictor, 0, (byte) pointTransform});
        Bits bits = new Bits(out);
        for (int y = 0; y < height; y++) {
            boolean restart = restartLines > 0 && y % restartLines == 0;
            if (restart && y > 0) {
                bits.flush();
                words(out, 0xFFD0 + (y / restartLines - 1 & 7));
            }
            for (int i = 0; i < width * parts; i++) {
                int sample = first + i % parts;
                int x = i / parts;
                int predicted = predict(pixels, x, y, sample, y == 0 || restart);
                difference(bits, (short) (at(pixels, x, y, sample) - predicted));
            }
        }
        bits.flush();
    }

    private int predict(int[] pixels, int x, int y, int sample, boolean firstLine) {
        if (x == 0) {
            return firstLine ? 1 << precision - pointTransform - 1 : at(pixels, 0, y - 1, sample);
        }
        int a = at(pixels, x - 1, y, sample);
        if (firstLine || predictor == 1) {
            return a;
        }
        int b = at(pixels, x, y - 1, sample);
        int c = at(pixels, x - 1, y - 1, sample);
        int[] predictions = {b, c, a + b - c, a + (b - c >> 1), b + (a - c >> 1), a + b >> 1};
        return predictions[predictor - 2];
    }

    private int at(int[] pixels, int x, int y, int sample) {
        return pixels[(y * width + x) * samples + sample] >> pointTransform;
    }

    private void difference(Bits bits, short difference) {
        int category = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
        if (longCodes) {
            bits.put(category == 16 ? 0xFFFF : (1 << category + 1) - 2, Math.min(category + 1, 16));
        } else {
            bits.put(category, 5);
        }
        if (category < 16) {
            bits.put(difference < 0 ? difference - 1 : difference, category);
        }
    }

    private static void words(ByteArrayOutputStream out, int... words) {
        for (int word : words) {
            out.write(word >> 8);
            out.write(word);
        }
    }

    /** Writes bits, and 00 behind each FF. */
    private static final class Bits {
        private final ByteArrayOutputStream out;
        private int pending;
        private int room = 8;

        Bits(ByteArrayOutputStream out) {
            this.out = out;
        }

        void put(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                pending = pending << 1 | value >> i & 1;
                if (--room == 0) {
                    out.write(pending);
                    if ((pending & 0xFF) == 0xFF) {
                        out.write(0);
                    }
                    room = 8;
                }
            }
        }

        void flush() {
            put(-1, room % 8);
        }
    }
}
