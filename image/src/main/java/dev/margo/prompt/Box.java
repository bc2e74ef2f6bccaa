package dev.margo.prompt;

import dev.margo.mask.PixelBox;
import dev.margo.mask.Vertex;
import java.util.List;

/** A box around the object, in image pixels, sides parallel to the image's; both corners belong to it. */
public record Box(double x0, double y0, double x1, double y1) implements Prompt {

    /** @throws IllegalArgumentException if a coordinate is NaN or infinite or the corners are out of order */
    public Box {
        Coordinates.requireFinite("a box", x0, y0, x1, y1);
        if (!(x0 <= x1 && y0 <= y1)) {
            throw new IllegalArgumentException(
                    "box corners out of order: (%s, %s)-(%s, %s); give the top-left corner first"
                            .formatted(x0, y0, x1, y1));
        }
    }

    /** From the centre of the first pixel to the centre of the last, as the reference draws boxes around masks. */
    public static Box of(PixelBox box) {
        return new Box(box.x0(), box.y0(), box.x1(), box.y1());
    }

    /** The smallest box around {@code places}, of which there must be one. */
    static Box around(List<Vertex> places) {
        double x0 = Double.POSITIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        for (Vertex place : places) {
            x0 = Math.min(x0, place.x());
            y0 = Math.min(y0, place.y());
            x1 = Math.max(x1, place.x());
            y1 = Math.max(y1, place.y());
        }
        return new Box(x0, y0, x1, y1);
    }

    /**
     * The part on the image, whose last column is {@code width - 1}.
     *
     * @throws IllegalArgumentException if no part of the box is
     */
    public Box clippedTo(int width, int height) {
        if (x1 < 0 || y1 < 0 || x0 >= width || y0 >= height) {
            throw new IllegalArgumentException(
                    "the box (%s, %s)-(%s, %s) lies outside the %s x %s image; give it in pixels of this image"
                            .formatted(x0, y0, x1, y1, width, height));
        }
        return new Box(clip(x0, width), clip(y0, height), clip(x1, width), clip(y1, height));
    }

    private static double clip(double value, int size) {
        return Math.max(0, Math.min(size - 1, value));
    }
}
