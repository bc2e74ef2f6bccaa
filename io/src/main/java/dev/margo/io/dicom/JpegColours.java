package dev.margo.io.dicom;

import java.util.Optional;

/**
 * What a JPEG stream itself says of its colours; data sets are often wrong about them.
 *
 * <p>Source: Adobe's technical note 5116 for its marker; the component names R, G, B are a custom of many encoders.
 */
final class JpegColours {
    private JpegColours() {}

    /** Whether three samples are luminance and chrominance; empty if the stream leaves it open. */
    static Optional<Boolean> isYbr(byte[] stream) {
        int at = 2;
        while (at + 4 <= stream.length && stream[at] == (byte) 0xFF) {
            int marker = stream[at + 1] & 0xFF;
            int length = (stream[at + 2] & 0xFF) << 8 | stream[at + 3] & 0xFF;
            if (marker == 0xEE && length >= 14 && at + 16 <= stream.length && startsWith(stream, at + 4, "Adobe")) {
                return Optional.of(stream[at + 15] != 0);
            }
            if (isFrameHeader(marker)) {
                return namesRgb(stream, at) ? Optional.of(false) : Optional.empty();
            }
            at += marker == 0xFF ? 1 : 2 + length;
        }
        return Optional.empty();
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean namesRgb(byte[] stream, int at) {
        return at + 17 < stream.length
                && stream[at + 9] == 3
                && stream[at + 10] == 'R'
                && stream[at + 13] == 'G'
                && stream[at + 16] == 'B';
    }

    private static boolean startsWith(byte[] stream, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (stream[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
