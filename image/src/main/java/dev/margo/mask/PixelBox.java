package dev.margo.mask;

/** The pixels of columns {@code x0} to {@code x1} and rows {@code y0} to {@code y1}, all four of them included. */
public record PixelBox(int x0, int y0, int x1, int y1) {

    /** @throws IllegalArgumentException if the corners are out of order */
    public PixelBox {
        if (x0 > x1 || y0 > y1) {
            throw new IllegalArgumentException(
                    "pixel box corners out of order: (%s, %s)-(%s, %s); give the top-left one first"
                            .formatted(x0, y0, x1, y1));
        }
    }

    /** Number of columns; a box of one pixel has width 1. */
    public int width() {
        return x1 - x0 + 1;
    }

    /** Number of rows; a box of one pixel has height 1. */
    public int height() {
        return y1 - y0 + 1;
    }

    public boolean contains(int x, int y) {
        return x >= x0 && x <= x1 && y >= y0 && y <= y1;
    }

    /** The same box {@code dx} columns further right and {@code dy} rows further down. */
    public PixelBox shifted(int dx, int dy) {
        return new PixelBox(x0 + dx, y0 + dy, x1 + dx, y1 + dy);
    }
}
