package dev.margo.report;

import dev.margo.image.AreaResize;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;

/**
 * The part of a picture that is worth a look: the object and the answer with some surroundings, square where the picture
 * reaches.
 */
final class CropWindow {
    /** Longest side of a picture in the page, in pixels of its own. */
    static final int MOST_PIXELS = 420;

    private static final double SURROUNDINGS = 0.3; // of the longer side, on each side
    private static final int LEAST = 48;

    private CropWindow() {}

    static PixelBox around(Mask truth, Mask answer) {
        PixelBox both = truth.or(answer).bounds().orElseThrow();
        int longer = Math.max(both.width(), both.height());
        int side = (int) Math.max(LEAST, Math.ceil(longer * (1 + 2 * SURROUNDINGS)));
        int width = Math.min(side, truth.width());
        int height = Math.min(side, truth.height());
        int x = from((both.x0() + both.x1() + 1 - width) / 2, width, truth.width());
        int y = from((both.y0() + both.y1() + 1 - height) / 2, height, truth.height());
        return new PixelBox(x, y, x + width - 1, y + height - 1);
    }

    private static int from(int wanted, int extent, int whole) {
        return Math.max(0, Math.min(wanted, whole - extent));
    }

    /** That part of a picture, shrunk if it has more pixels than a page needs. */
    static ByteImage cut(ByteImage picture, PixelBox window) {
        ByteImage part = picture.part(window.x0(), window.y0(), new Size(window.width(), window.height()));
        double share = (double) MOST_PIXELS / Math.max(part.width(), part.height());
        if (share >= 1) {
            return part;
        }
        return AreaResize.resize(part, new Size(shrunk(part.width(), share), shrunk(part.height(), share)));
    }

    private static int shrunk(int extent, double share) {
        return Math.max(1, (int) Math.round(extent * share));
    }
}
