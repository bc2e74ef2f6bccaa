package dev.margo.image;

/**
 * Which way round slices along one axis are shown. First rows and columns are swapped, then columns and rows mirrored.
 *
 * @param right the patient's side that columns grow to in what is shown: a letter as in {@link Affine#letters}
 * @param bottom the side that rows grow to
 * @param swapped whether rows of the slice are shown as columns
 * @param flippedX whether columns are mirrored
 * @param flippedY whether rows are mirrored
 */
public record SliceOrientation(char right, char bottom, boolean swapped, boolean flippedX, boolean flippedY) {
    private static final String SIDES = "LR";
    private static final String DEPTH = "PA";
    private static final String HEIGHT = "SI";

    /** As rows and columns of slices across {@code axis} are in the file. */
    public static SliceOrientation asStored(Affine toPatient, Axis axis) {
        String letters = toPatient.letters();
        return new SliceOrientation(
                letters.charAt(axis == Axis.X ? 1 : 0), letters.charAt(axis == Axis.Z ? 1 : 2), false, false, false);
    }

    /**
     * As radiologists look at slices: from the feet, so that the patient's right is on the left and the front above; from
     * the front; from the left, the front on the left; the head above. Oblique slices are turned to the nearest of these.
     */
    public static SliceOrientation radiological(Affine toPatient, Axis axis) {
        SliceOrientation stored = asStored(toPatient, axis);
        String across = pair(toPatient.letters().charAt(axis.ordinal()));
        char right = across.equals(SIDES) ? 'P' : 'L';
        char bottom = across.equals(HEIGHT) ? 'P' : 'I';
        boolean swapped = !pair(stored.right).equals(pair(right));
        return new SliceOrientation(
                right,
                bottom,
                swapped,
                (swapped ? stored.bottom : stored.right) != right,
                (swapped ? stored.right : stored.bottom) != bottom);
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
