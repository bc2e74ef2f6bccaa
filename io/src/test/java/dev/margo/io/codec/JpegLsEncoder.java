package dev.margo.io.codec;

import java.io.ByteArrayOutputStream;

/**
 * Encodes JPEG-LS for round trips: the decoder's model turned round. Whether the model itself is right, the corpus and
 * the standard's example show.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), Annex A.
 *
 * @param interleave 0 none, 1 line, 2 sample
 * @param restartInterval lines; 0 for none
 */
record JpegLsEncoder(
        int width, int height, int samples, int precision, int near, int interleave, int restartInterval, int reset) {

    byte[] encode(int[] pixels) throws PixelCodecException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        words(out, 0xFFD8, 0xFFF7, 8 + 3 * samples);
        out.write(precision);
        words(out, height, width);
        out.write(samples);
        for (int i = 0; i < samples; i++) {
            out.writeBytes(new byte[] {(byte) (i + 1), 0x11, 0});
        }
        if (reset > 0) {
            words(out, 0xFFF8, 13);
            out.write(1);
            words(out, 0, 0, 0, 0, reset);
        }
        if (restartInterval > 0) {
            words(out, 0xFFDD, 4, restartInterval);
        }
        int perScan = interleave == 0 ? 1 : samples;
        for (int first = 0; first < samples; first += perScan) {
            scan(out, pixels, first, perScan);
        }
        words(out, 0xFFD9);
        return out.toByteArray();
    }

    private void scan(ByteArrayOutputStream out, int[] pixels, int first, int parts) throws PixelCodecException {
        words(out, 0xFFDA, 6 + 2 * parts);
        out.write(parts);
        for (int i = 0; i < parts; i++) {
            out.writeBytes(new byte[] {(byte) (first + i + 1), 0});
        }
        out.writeBytes(new byte[] {(byte) near, (byte) interleave, 0});
        JpegLsPreset preset = new JpegLsPreset(0, 0, 0, 0, reset).complete(precision, near);
        JpegLsEncoderScan scan = new JpegLsEncoderScan(preset, near, width, parts, interleave == 2);
        for (int y = 0; y < height; y++) {
            if (restartInterval > 0 && y > 0 && y % restartInterval == 0) {
                out.writeBytes(scan.finish());
                words(out, 0xFFD0 + (y / restartInterval - 1 & 7));
                scan = new JpegLsEncoderScan(preset, near, width, parts, interleave == 2);
            }
            int[][] lines = new int[parts][width + 2];
            for (int i = 0; i < parts * width; i++) {
                lines[i % parts][1 + i / parts] = pixels[(y * width + i / parts) * samples + first + i % parts];
            }
            scan.line(lines);
        }
        out.writeBytes(scan.finish());
    }

    private static void words(ByteArrayOutputStream out, int... words) {
        for (int word : words) {
            out.write(word >> 8);
            out.write(word);
        }
    }
}
