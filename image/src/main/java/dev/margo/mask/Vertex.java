package dev.margo.mask;

/** A place in image pixels; (0, 0) is the centre of the top-left pixel, fractions lie between centres. */
public record Vertex(double x, double y) {

    /** @throws IllegalArgumentException if a coordinate is NaN or infinite */
    public Vertex {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a vertex needs finite coordinates, got (%s, %s)".formatted(x, y));
        }
    }

    /** Euclidean distance to {@code other}, in pixels. */
    public double distanceTo(Vertex other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}
