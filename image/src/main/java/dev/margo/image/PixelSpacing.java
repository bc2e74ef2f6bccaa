package dev.margo.image;

/** Distance between neighbouring pixel centres along a row (x) and along a column (y), in millimetres. */
public record PixelSpacing(double xMm, double yMm) {

    public PixelSpacing {
        if (!(xMm > 0 && yMm > 0 && xMm < Double.POSITIVE_INFINITY && yMm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "pixel spacing must be positive, finite millimetres on both axes, got (%s, %s)"
                            .formatted(xMm, yMm));
        }
    }
}
