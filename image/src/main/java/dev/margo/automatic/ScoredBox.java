package dev.margo.automatic;

import dev.margo.mask.PixelBox;

/** A box of continuous corners, in image pixels, and how good it is; higher is better. */
public record ScoredBox(double x0, double y0, double x1, double y1, double score) {

    /** @throws IllegalArgumentException if a value is not finite or the corners are out of order */
    public ScoredBox {
        if (!(x0 <= x1 && y0 <= y1) || !Double.isFinite(x0 + y0 + x1 + y1) || !Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "scored box (%s, %s)-(%s, %s) with score %s; expected finite values, the top-left corner first"
                            .formatted(x0, y0, x1, y1, score));
        }
    }

    /** The corners are the indices of the first and last pixels, as in the reference. */
    public static ScoredBox of(PixelBox box, double score) {
        return new ScoredBox(box.x0(), box.y0(), box.x1(), box.y1(), score);
    }

    /** {@code (x1 - x0) * (y1 - y0)}, in square pixels; 0 for a box of one pixel row. */
    public double area() {
        return (x1 - x0) * (y1 - y0);
    }

    /** Area of both over area of either; NaN for two boxes without area. */
    public double intersectionOverUnion(ScoredBox other) {
        double width = Math.max(0, Math.min(x1, other.x1) - Math.max(x0, other.x0));
        double height = Math.max(0, Math.min(y1, other.y1) - Math.max(y0, other.y0));
        double intersection = width * height;
        return intersection / (area() + other.area() - intersection);
    }
}
