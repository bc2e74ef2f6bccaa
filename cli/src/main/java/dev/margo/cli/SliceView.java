package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;

/**
 * Which way round slices along one axis are shown.
 *
 * @param right where columns grow to in what is shown: a letter of the patient's sides
 * @param bottom where rows grow to
 * @param swapped whether rows of the slice are shown as columns; before the flips
 */
record SliceView(char right, char bottom, boolean swapped, boolean flippedX, boolean flippedY) {
    private static final String SIDES = "LR";
    private static final String DEPTH = "PA";
    private static final String HEIGHT = "SI";

    /** As rows and columns are in the file. */
    static SliceView asStored(Affine toPatient, Axis axis) {
        String letters = toPatient.letters();
        return new SliceView(
                letters.charAt(axis == Axis.X ? 1 : 0), letters.charAt(axis == Axis.Z ? 1 : 2), false, false, false);
    }

    /**
     * As radiologists look at slices: from the feet, so that the patient's right is on the left and the front above; from
     * the front; from the left, the front on the left; the head above. Oblique slices are turned to the nearest of these.
     */
    static SliceView radiological(Affine toPatient, Axis axis) {
        SliceView stored = asStored(toPatient, axis);
        String across = pair(toPatient.letters().charAt(axis.ordinal()));
        char right = across.equals(SIDES) ? 'P' : 'L';
        char bottom = across.equals(HEIGHT) ? 'P' : 'I';
        boolean swapped = !pair(stored.right).equals(pair(right));
        return new SliceView(
                right,
                bottom,
                swapped,
                (swapped ? stored.bottom : stored.right) != right,
                (swapped ? stored.right : stored.bottom) != bottom);
    }

    private static String pair(char letter) {
        return SIDES.indexOf(letter) >= 0 ? SIDES : HEIGHT.indexOf(letter) >= 0 ? HEIGHT : DEPTH;
    }

    /** The same pixels, shown so. */
    Image of(Image slice) {
        Size size = of(slice.size());
        int channels = slice.channels();
        float[] samples = slice.samples();
        float[] turned = new float[samples.length];
        for (int pixel = 0; pixel < size.area(); pixel++) {
            System.arraycopy(samples, source(pixel, size) * channels, turned, pixel * channels, channels);
        }
        Image image = Image.of(size, channels, slice.depth(), turned);
        return slice.spacing().map(mm -> image.withSpacing(of(mm))).orElse(image);
    }

    LabelImage of(LabelImage labels) {
        Size size = of(new Size(labels.width(), labels.height()));
        int[] ids = labels.toArray();
        int[] turned = new int[ids.length];
        for (int pixel = 0; pixel < turned.length; pixel++) {
            turned[pixel] = ids[source(pixel, size)];
        }
        return LabelImage.of(size.width(), size.height(), turned);
    }

    private Size of(Size slice) {
        return swapped ? new Size(slice.height(), slice.width()) : slice;
    }

    private PixelSpacing of(PixelSpacing slice) {
        return swapped ? new PixelSpacing(slice.yMm(), slice.xMm()) : slice;
    }

    /** Which pixel of the slice is shown at {@code pixel} of {@code size}. */
    private int source(int pixel, Size size) {
        int x = pixel % size.width();
        int y = pixel / size.width();
        int column = flippedX ? size.width() - 1 - x : x;
        int row = flippedY ? size.height() - 1 - y : y;
        return swapped ? column * size.height() + row : row * size.width() + column;
    }
}
