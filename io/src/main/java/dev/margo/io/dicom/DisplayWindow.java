package dev.margo.io.dicom;

import dev.margo.image.IntensityWindow;

/**
 * A window that the file proposes, in values after rescale.
 *
 * <p>Source: DICOM PS3.3, C.11.2.1.2.
 *
 * @param width positive; at least 1 where the function is {@link Function#LINEAR}
 */
public record DisplayWindow(double center, double width, Function function) {

    /** What is between the ends. */
    public enum Function {
        /** A line from center - 0.5 - (width - 1) / 2 to center - 0.5 + (width - 1) / 2. */
        LINEAR,
        /** A line from center - width / 2 to center + width / 2. */
        LINEAR_EXACT,
        /** A sigmoid whose slope in the middle is that of {@link #LINEAR_EXACT}. */
        SIGMOID
    }

    public DisplayWindow {
        if (!(Double.isFinite(center) && width > 0 && Double.isFinite(width))) { // refuses NaN too
            throw new IllegalArgumentException(
                    "a window needs a finite center and a positive width, got %s and %s".formatted(center, width));
        }
    }

    /** As a range; of a sigmoid, that of the line which touches it in the middle. */
    public IntensityWindow.Range range() {
        boolean exact = function != Function.LINEAR;
        double middle = exact ? center : center - 0.5;
        double half = (exact ? width : Math.max(width - 1, 0)) / 2;
        return new IntensityWindow.Range(middle - half, middle + half);
    }
}
