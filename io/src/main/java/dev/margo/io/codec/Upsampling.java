package dev.margo.io.codec;

/**
 * The lines of a component at the size of the frame. Halved ones are interpolated: samples lie a quarter of their
 * distance from those they come from, so each is three parts of the nearer and one of the farther; others are repeated.
 *
 * <p>This is what the Independent JPEG Group's library calls "fancy upsampling", with its rounding, so that pictures
 * equal those of most other software. The standard leaves it open.
 */
final class Upsampling {
    private static final int NARROWEST = 3; // narrower components are repeated, as that library does

    private final DctPlane plane;
    private final int across;
    private final int down;
    private final int[] near;
    private final int[] far;
    private final int[] wide;

    /**
     * @param across how many samples of the frame there are for one of {@code plane}, in a line
     * @param down the same for lines
     */
    Upsampling(DctPlane plane, int across, int down) {
        this.plane = plane;
        this.across = across;
        this.down = down;
        this.near = new int[plane.width()];
        this.far = new int[plane.width()];
        this.wide = across == 1 ? near : new int[plane.width() * across];
    }

    /** Line {@code y} of the frame; overwritten by the next call. It may be longer than the frame is wide. */
    int[] line(int y) {
        plane.line(y / down, near);
        boolean wideEnough = plane.width() >= NARROWEST;
        if (across == 1 && down == 2) {
            blend(y);
            divide(near, 2, y % 2 == 0 ? 1 : 2);
        } else if (across == 2 && down == 1 && wideEnough) {
            widen(2, 1, 2);
        } else if (across == 2 && down == 2 && wideEnough) {
            blend(y);
            widen(4, 8, 7);
        } else if (across > 1) {
            repeat();
        }
        return wide;
    }

    /** Adds to three times the near line the other one beside it, above for even lines. */
    private void blend(int y) {
        plane.line(y / 2 + (y % 2 == 0 ? -1 : 1), far);
        for (int x = 0; x < near.length; x++) {
            near[x] = 3 * near[x] + far[x];
        }
    }

    /** Doubles the width; sums are divided by {@code 2^shift}, rounded by different amounts on even and odd places. */
    private void widen(int shift, int even, int odd) {
        int last = near.length - 1;
        for (int x = 0; x <= last; x++) {
            int left = near[Math.max(0, x - 1)];
            int right = near[Math.min(last, x + 1)];
            wide[2 * x] = 3 * near[x] + left + even >> shift;
            wide[2 * x + 1] = 3 * near[x] + right + odd >> shift;
        }
    }

    private static void divide(int[] line, int shift, int rounding) {
        for (int x = 0; x < line.length; x++) {
            line[x] = line[x] + rounding >> shift;
        }
    }

    private void repeat() {
        for (int x = 0; x < wide.length; x++) {
            wide[x] = near[x / across];
        }
    }
}
