package dev.margo.mask;

import java.util.BitSet;
import java.util.List;

/** A closed line through {@code vertices} in image pixels; the last one is joined to the first. */
public record Polygon(List<Vertex> vertices) {

    /** @throws IllegalArgumentException if there are fewer than three vertices */
    public Polygon {
        vertices = List.copyOf(vertices);
        if (vertices.size() < 3) {
            throw new IllegalArgumentException(
                    "a polygon needs at least 3 vertices, got %s: %s".formatted(vertices.size(), vertices));
        }
    }

    /** Area in pixels; positive if the vertices run clockwise as seen on a screen, with y pointing down. */
    public double signedArea() {
        double twice = 0;
        for (int i = 0; i < vertices.size(); i++) {
            Vertex a = vertices.get(i);
            Vertex b = next(i);
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return twice / 2;
    }

    /** The pixels whose centres lie inside; see {@link #fill}. */
    public Mask toMask(int width, int height) {
        return fill(List.of(this), width, height);
    }

    /**
     * The pixels whose centres lie inside an odd number of {@code polygons}, so that a polygon within another is a
     * hole. Of a centre right on a line, the one on a left or upper edge is inside and the one on a right or lower
     * edge is not. What lies outside the image is cut off.
     */
    public static Mask fill(List<Polygon> polygons, int width, int height) {
        BitSet bits = new BitSet(Extent.area(width, height));
        for (Polygon polygon : polygons) {
            for (int i = 0; i < polygon.vertices.size(); i++) {
                flipRightOf(polygon.vertices.get(i), polygon.next(i), bits, width, height);
            }
        }
        return new Mask(width, height, bits);
    }

    private Vertex next(int i) {
        return vertices.get((i + 1) % vertices.size());
    }

    /** Flips, in every row that the edge crosses, the pixels right of it: twice flipped is outside. */
    private static void flipRightOf(Vertex a, Vertex b, BitSet bits, int width, int height) {
        Vertex top = a.y() <= b.y() ? a : b; // the same order for both directions, so that shared edges agree
        Vertex bottom = a.y() <= b.y() ? b : a;
        double slope = (bottom.x() - top.x()) / (bottom.y() - top.y());
        int firstRow = (int) Math.max(0, Math.ceil(top.y()));
        for (int y = firstRow; y < Math.min(height, bottom.y()); y++) {
            double crossing = top.x() + (y - top.y()) * slope;
            int first = (int) Math.max(0, Math.min(width, Math.ceil(crossing)));
            bits.flip(y * width + first, (y + 1) * width);
        }
    }
}
