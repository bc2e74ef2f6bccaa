package dev.margo.augment;

/** An upright rectangle of the turned frame. */
record View(double left, double top, double right, double bottom) {

    static View centred(double u, double v, double width, double height) {
        return new View(u - width / 2, v - height / 2, u + width / 2, v + height / 2);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double longest() {
        return Math.max(width(), height());
    }

    double u() {
        return (left + right) / 2;
    }

    double v() {
        return (top + bottom) / 2;
    }

    /** Enlarged about its centre. */
    View times(double factor) {
        return centred(u(), v(), factor * width(), factor * height());
    }

    /** Neither side is shorter than {@code shortest}. */
    View atLeast(double shortest) {
        return centred(u(), v(), Math.max(shortest, width()), Math.max(shortest, height()));
    }

    /** The part that lies inside another; that other where there is none. */
    View within(View other) {
        double l = Math.max(left, other.left);
        double t = Math.max(top, other.top);
        double r = Math.min(right, other.right);
        double b = Math.min(bottom, other.bottom);
        return l < r && t < b ? new View(l, t, r, b) : other;
    }

    /** Moved, and cut only where it is too large, to lie inside another. */
    View movedInto(View other) {
        double u = into(u(), Math.min(width(), other.width()), other.left, other.right);
        double v = into(v(), Math.min(height(), other.height()), other.top, other.bottom);
        return centred(u, v, Math.min(width(), other.width()), Math.min(height(), other.height()));
    }

    private static double into(double centre, double length, double low, double high) {
        return Math.max(low + length / 2, Math.min(high - length / 2, centre));
    }
}
