package dev.margo.annotate.document;

import dev.margo.image.Affine;
import dev.margo.image.Axis;

/**
 * How slices across an axis are shown to a radiologist: head or front above, the patient's right on the left. First rows
 * and columns are swapped, then columns and rows mirrored.
 *
 * @param plane axial, coronal or sagittal, whichever is nearest
 * @param right the patient's side that columns grow to in what is shown
 * @param bottom the side that rows grow to
 */
public record View(
        Axis axis, String plane, char right, char bottom, boolean swapped, boolean flippedX, boolean flippedY) {
    private static final String SIDES = "LR";
    private static final String DEPTH = "PA";
    private static final String HEIGHT = "SI";

    static View of(Affine toPatient, Axis axis) {
        String letters = toPatient.letters();
        char storedRight = letters.charAt(axis == Axis.X ? 1 : 0);
        char storedBottom = letters.charAt(axis == Axis.Z ? 1 : 2);
        String across = pair(letters.charAt(axis.ordinal()));
        char right = across.equals(SIDES) ? 'P' : 'L';
        char bottom = across.equals(HEIGHT) ? 'P' : 'I';
        boolean swapped = !pair(storedRight).equals(pair(right));
        return new View(
                axis,
                across.equals(HEIGHT) ? "axial" : across.equals(DEPTH) ? "coronal" : "sagittal",
                right,
                bottom,
                swapped,
                (swapped ? storedBottom : storedRight) != right,
                (swapped ? storedRight : storedBottom) != bottom);
    }

    /** A picture, shown as it is. */
    static View ofPicture() {
        return new View(Axis.Z, "picture", 'L', 'P', false, false, false);
    }

    public boolean isPicture() {
        return plane.equals("picture");
    }

    /** The side across from {@link #right}. */
    public char left() {
        return opposite(right);
    }

    /** The side across from {@link #bottom}. */
    public char top() {
        return opposite(bottom);
    }

    private static char opposite(char letter) {
        String pair = pair(letter);
        return pair.charAt(1 - pair.indexOf(letter));
    }

    private static String pair(char letter) {
        return SIDES.indexOf(letter) >= 0 ? SIDES : HEIGHT.indexOf(letter) >= 0 ? HEIGHT : DEPTH;
    }
}
