package dev.margo.mask;

import java.util.Arrays;
import java.util.Optional;

/**
 * The exact Euclidean distance from the centre of every pixel of the object to the centre of the nearest background
 * pixel; 0 on the background. Immutable.
 *
 * <p>With {@link Border#IGNORED} and unit spacing the values are those of
 * {@code scipy.ndimage.distance_transform_edt}, except that a mask without background gives infinity everywhere.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012).
 */
public final class DistanceTransform {

    /** What lies beyond the image. */
    public enum Border {
        /** Nothing: an object may touch the border and be deep there. */
        IGNORED,
        /** Background, its first pixels right outside the image. */
        BACKGROUND
    }

    private final int width;
    private final int height;
    private final double[] squared;

    private DistanceTransform(int width, int height, double[] squared) {
        this.width = width;
        this.height = height;
        this.squared = squared;
    }

    /** Distances in pixels; what lies outside the image does not count. */
    public static DistanceTransform of(Mask mask) {
        return of(mask, Border.IGNORED, 1, 1);
    }

    /**
     * Distances in the unit of the spacings.
     *
     * @param spacingX distance between neighbouring columns, such as millimetres
     * @param spacingY distance between neighbouring rows, in the same unit
     * @throws IllegalArgumentException unless both spacings are positive and finite
     */
    public static DistanceTransform of(Mask mask, Border border, double spacingX, double spacingY) {
        if (!(spacingX > 0 && spacingY > 0 && Double.isFinite(spacingX) && Double.isFinite(spacingY))) {
            throw new IllegalArgumentException(
                    "spacing must be positive and finite on both axes, got (%s, %s)".formatted(spacingX, spacingY));
        }
        DistanceTransform distances =
                new DistanceTransform(mask.width(), mask.height(), new double[mask.width() * mask.height()]);
        distances.alongColumns(mask, border, spacingY);
        distances.alongRows(border, spacingX);
        return distances;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** @throws IllegalArgumentException if (x, y) lies outside the image */
    public double get(int x, int y) {
        Extent.requireInside(width, height, x, y);
        return Math.sqrt(squared[y * width + x]);
    }

    /** One distance per pixel, row-major. */
    public double[] toArray() {
        return Arrays.stream(squared).map(Math::sqrt).toArray();
    }

    /** The pixel farthest from the background, the first of equals by rows; nothing for an empty mask. */
    public Optional<Pixel> deepest() {
        int deepest = 0;
        for (int i = 1; i < squared.length; i++) {
            if (squared[i] > squared[deepest]) {
                deepest = i;
            }
        }
        return squared[deepest] > 0 ? Optional.of(new Pixel(deepest % width, deepest / width)) : Optional.empty();
    }

    /** Squared distance to the nearest background pixel of the same column: once down, once up. */
    private void alongColumns(Mask mask, Border border, double spacing) {
        for (int x = 0; x < width; x++) {
            double outside = border == Border.BACKGROUND ? 0 : Double.POSITIVE_INFINITY;
            double above = outside; // in rows, so that the steps stay exact
            for (int y = 0; y < height; y++) {
                above = mask.has(x, y) ? above + 1 : 0;
                squared[y * width + x] = above;
            }
            double below = outside;
            for (int y = height - 1; y >= 0; y--) {
                below = mask.has(x, y) ? below + 1 : 0;
                double nearest = Math.min(squared[y * width + x], below) * spacing;
                squared[y * width + x] = nearest * nearest;
            }
        }
    }

    private void alongRows(Border border, double spacing) {
        LowerEnvelope envelope = new LowerEnvelope(width, spacing);
        double[] row = new double[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(squared, y * width, row, 0, width);
            envelope.fit(row);
            envelope.evaluate(squared, y * width);
            for (int x = 0; border == Border.BACKGROUND && x < width; x++) {
                double outside = Math.min(x + 1, width - x) * spacing;
                squared[y * width + x] = Math.min(squared[y * width + x], outside * outside);
            }
        }
    }
}
