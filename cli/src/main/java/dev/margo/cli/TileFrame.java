package dev.margo.cli;

import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;

/**
 * How every slice along one axis is shown: at what size, so that a millimetre is as long across as down, and with which
 * letters.
 *
 * @param size of the picture on the sheet
 * @param pixelsPerMm on the sheet
 * @param right where its columns grow to, in the patient
 * @param bottom where its rows grow to, in the patient
 */
record TileFrame(Size size, double pixelsPerMm, char right, char bottom) {
    private static final int LONGER_SIDE = 280;
    private static final String OPPOSITES = "LRPASI";

    /** @param slice size of what is shown, turned already */
    static TileFrame of(SliceView view, Size slice, PixelSpacing spacing) {
        double widthMm = slice.width() * spacing.xMm();
        double heightMm = slice.height() * spacing.yMm();
        double pixelsPerMm = LONGER_SIDE / Math.max(widthMm, heightMm);
        Size size = new Size(pixels(widthMm * pixelsPerMm), pixels(heightMm * pixelsPerMm));
        return new TileFrame(size, pixelsPerMm, view.right(), view.bottom());
    }

    private static int pixels(double length) {
        return Math.max(1, (int) Math.round(length));
    }

    char left() {
        return opposite(right);
    }

    char top() {
        return opposite(bottom);
    }

    private static char opposite(char letter) {
        return OPPOSITES.charAt(OPPOSITES.indexOf(letter) ^ 1);
    }
}
