package dev.margo.speed;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;

/** A gray picture of a disc on a slope, with noise: something to encode where nobody looks at the masks. */
final class SyntheticPicture {
    static final int SIDE = 1024;

    private static final int CENTRE = SIDE / 2;
    private static final int RADIUS = SIDE / 4;
    private static final int SLOPE_TOP = 96;
    private static final int BRIGHTER = 80;
    private static final int NOISE = 16;

    private SyntheticPicture() {}

    static ByteImage create() {
        MadeUpValues noise = new MadeUpValues(SIDE);
        byte[] values = new byte[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (value(i % SIDE, i / SIDE) + NOISE * noise.next());
        }
        return ByteImage.gray(new Size(SIDE, SIDE), values);
    }

    private static int value(int x, int y) {
        boolean inside = Math.hypot(x - CENTRE, y - CENTRE) < RADIUS;
        return NOISE + SLOPE_TOP * y / SIDE + (inside ? BRIGHTER : 0);
    }
}
