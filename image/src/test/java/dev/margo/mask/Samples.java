package dev.margo.mask;

import java.util.Random;

/** Small masks for tests. */
final class Samples {
    private Samples() {}

    /** A mask drawn as text, one string per row, '#' for the object. */
    static Mask drawn(String... rows) {
        return Mask.of(rows[0].length(), rows.length, (x, y) -> rows[y].charAt(x) == '#');
    }

    /** Up to 20 x 20 pixels, from nearly empty to nearly full; sometimes a single row or column. */
    static Mask random(Random random) {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(20);
        double share = random.nextDouble();
        return Mask.of(width, height, (x, y) -> random.nextDouble() < share);
    }
}
