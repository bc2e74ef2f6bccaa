package dev.margo.mask;

/** Checks of width and height that every raster of this package shares. */
final class Extent {
    private Extent() {}

    /** The number of pixels. */
    static int area(int width, int height) {
        long area = (long) width * height;
        if (width < 1 || height < 1 || area > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an image of %s x %s pixels; both sides must be at least 1 and their product at most %s"
                            .formatted(width, height, Integer.MAX_VALUE));
        }
        return (int) area;
    }

    static void requireLength(String what, int width, int height, int length) {
        if (area(width, height) != length) {
            throw new IllegalArgumentException(
                    "%s x %s pixels need %s %s, got %s".formatted(width, height, area(width, height), what, length));
        }
    }

    static void requireInside(int width, int height, int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IllegalArgumentException(
                    "pixel (%s, %s) lies outside the %s x %s image".formatted(x, y, width, height));
        }
    }
}
