package dev.margo.annotate.export;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The diameters of a mask, from the convex hull of its pixels' corners, in mm.
 *
 * @param longest between two corners
 * @param across extent at right angles to that
 */
record Hull(double longest, double across) {
    /** Of a mask that is not empty. */
    static Hull around(Mask mask, PixelSpacing spacing) {
        List<Vertex> hull = hull(corners(mask, spacing));
        Vertex from = hull.get(0);
        Vertex to = hull.get(0);
        for (Vertex a : hull) {
            for (Vertex b : hull) {
                if (a.distanceTo(b) > from.distanceTo(to)) {
                    from = a;
                    to = b;
                }
            }
        }
        return new Hull(from.distanceTo(to), extent(hull, from, to));
    }

    private static double extent(List<Vertex> hull, Vertex from, Vertex to) {
        double dx = (to.x() - from.x()) / from.distanceTo(to);
        double dy = (to.y() - from.y()) / from.distanceTo(to);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Vertex vertex : hull) {
            double off = vertex.y() * dx - vertex.x() * dy;
            least = Math.min(least, off);
            most = Math.max(most, off);
        }
        return most - least;
    }

    /** Outermost corners of each row: all that a hull can have. */
    private static List<Vertex> corners(Mask mask, PixelSpacing mm) {
        List<Vertex> corners = new ArrayList<>();
        for (int y = 0; y < mask.height(); y++) {
            int first = -1;
            int last = -1;
            for (int x = 0; x < mask.width(); x++) {
                if (mask.get(x, y)) {
                    first = first < 0 ? x : first;
                    last = x;
                }
            }
            for (int edge = 0; first >= 0 && edge < 2; edge++) {
                corners.add(new Vertex(first * mm.xMm(), (y + edge) * mm.yMm()));
                corners.add(new Vertex((last + 1) * mm.xMm(), (y + edge) * mm.yMm()));
            }
        }
        return corners;
    }

    /** Andrew's monotone chain. */
    private static List<Vertex> hull(List<Vertex> points) {
        List<Vertex> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Vertex::x).thenComparingDouble(Vertex::y))
                .toList();
        List<Vertex> hull = half(sorted);
        List<Vertex> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);
        hull.addAll(half(reversed));
        return hull;
    }

    /** The lower half of the hull of sorted points, without its last one. */
    private static List<Vertex> half(List<Vertex> points) {
        List<Vertex> half = new ArrayList<>();
        for (Vertex point : points) {
            while (half.size() > 1 && turn(half.get(half.size() - 2), half.get(half.size() - 1), point) <= 0) {
                half.remove(half.size() - 1);
            }
            half.add(point);
        }
        half.remove(half.size() - 1);
        return half;
    }

    private static double turn(Vertex a, Vertex b, Vertex c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
