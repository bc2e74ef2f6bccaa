package dev.margo.augment;

/** Area and box of one object while its pixels are counted; right and bottom are exclusive. */
final class ObjectExtent {
    private final int id;
    private int area;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    ObjectExtent(int id) {
        this.id = id;
    }

    void include(int y, int x, int length) {
        area += length;
        left = Math.min(left, x);
        right = Math.max(right, x + length);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
    }

    int id() {
        return id;
    }

    /** In px. */
    int area() {
        return area;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int right() {
        return right;
    }

    int bottom() {
        return bottom;
    }
}
