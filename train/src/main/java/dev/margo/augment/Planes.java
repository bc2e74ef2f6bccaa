package dev.margo.augment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;

/**
 * A picture while its values change.
 *
 * @param channels per channel the values, nominally 0..255, row-major; written to in place
 */
record Planes(Size size, float[][] channels) {

    static Planes black(Size size, int channels) {
        return new Planes(size, new float[channels][size.area()]);
    }

    /** Rounded and cut to 0..255. */
    ByteImage toPicture() {
        int count = channels.length;
        byte[] bytes = new byte[size.area() * count];
        for (int c = 0; c < count; c++) {
            float[] values = channels[c];
            for (int i = 0; i < values.length; i++) {
                bytes[i * count + c] = (byte) Math.max(0, Math.min(255, (int) (values[i] + 0.5f)));
            }
        }
        return ByteImage.of(size, count, bytes);
    }
}
