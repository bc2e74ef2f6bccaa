package dev.margo.cli;

import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.image.SliceOrientation;

/**
 * How every slice along one axis is shown: at what size, so that a millimetre is as long across as down, and with which
 * letters.
 *
 * @param size of the picture on the sheet
 * @param pixelsPerMm on the sheet
 * @param orientation which way round
 */
record TileFrame(Size size, double pixelsPerMm, SliceOrientation orientation) {
    private static final int LONGER_SIDE = 280;

    /** @param slice size of what is shown, turned already */
    static TileFrame of(SliceOrientation orientation, Size slice, PixelSpacing spacing) {
        double widthMm = slice.width() * spacing.xMm();
        double heightMm = slice.height() * spacing.yMm();
        double pixelsPerMm = LONGER_SIDE / Math.max(widthMm, heightMm);
        Size size = new Size(pixels(widthMm * pixelsPerMm), pixels(heightMm * pixelsPerMm));
        return new TileFrame(size, pixelsPerMm, orientation);
    }

    private static int pixels(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
