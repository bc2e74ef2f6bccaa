package dev.margo.prompt;

/**
 * A click.
 *
 * @param x column in image pixels; 0 is the centre of the first one
 * @param y row in image pixels
 * @param label whether the place belongs to the object
 */
public record Point(double x, double y, Label label) implements Prompt {

    /** @throws IllegalArgumentException if a coordinate is NaN or infinite */
    public Point {
        Coordinates.requireFinite("a point", x, y);
        if (label == null) {
            throw new IllegalArgumentException(
                    "the point (%s, %s) has no label; say FOREGROUND or BACKGROUND".formatted(x, y));
        }
    }

    public static Point foreground(double x, double y) {
        return new Point(x, y, Label.FOREGROUND);
    }

    public static Point background(double x, double y) {
        return new Point(x, y, Label.BACKGROUND);
    }

    /** Whether it lies on the image: from 0 to below its width and height. */
    public boolean isInside(int width, int height) {
        return x >= 0 && x < width && y >= 0 && y < height;
    }
}
