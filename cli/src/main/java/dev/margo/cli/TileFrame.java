package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;

/**
 * How every slice along one axis is shown: at what size, so that a millimetre is as long across as down, and with which
 * letters. Rows and columns are those of the slice, never turned, so that places can be read off for prompts.
 *
 * @param size of the picture on the sheet
 * @param pixelsPerMm on the sheet
 * @param right where its columns grow to, in the patient
 * @param bottom where its rows grow to, in the patient
 */
record TileFrame(Size size, double pixelsPerMm, char right, char bottom) {
    private static final int LONGER_SIDE = 280;
    private static final String OPPOSITES = "LRPASI";

    static TileFrame of(Affine toPatient, Axis axis, Size slice, PixelSpacing spacing) {
        double widthMm = slice.width() * spacing.xMm();
        double heightMm = slice.height() * spacing.yMm();
        double pixelsPerMm = LONGER_SIDE / Math.max(widthMm, heightMm);
        Size size = new Size(pixels(widthMm * pixelsPerMm), pixels(heightMm * pixelsPerMm));
        String letters = toPatient.letters();
        return new TileFrame(
                size, pixelsPerMm, letters.charAt(axis == Axis.X ? 1 : 0), letters.charAt(axis == Axis.Z ? 1 : 2));
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
