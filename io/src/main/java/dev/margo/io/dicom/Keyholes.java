package dev.margo.io.dicom;

import dev.margo.mask.Contour;
import dev.margo.mask.Contours;
import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outlines of a mask, each hole joined to the outline around it by a channel without width, so that every program
 * that can fill a closed contour leaves the hole free.
 *
 * <p>Source: DICOM PS3.3, C.8.8.6.3, "keyhole".
 */
final class Keyholes {
    /** Where channels run within a row of pixels: not through centres, which a program may ask for. */
    private static final double BESIDE_CENTRE = -0.25;

    private final Mask mask;
    private final List<List<Vertex>> rings = new ArrayList<>();

    private Keyholes(Mask mask) {
        this.mask = mask;
    }

    /** One polygon for each part of the mask. */
    static List<Polygon> of(Mask mask) {
        Keyholes outlines = new Keyholes(mask);
        List<List<Vertex>> holes = new ArrayList<>();
        for (Contour contour : Contours.of(mask)) {
            (contour.hole() ? holes : outlines.rings)
                    .add(new ArrayList<>(contour.polygon().vertices()));
        }
        // what is left of a hole, be it another hole, is in a ring already
        holes.sort(
                Comparator.comparingDouble(hole -> hole.get(leftmostEdge(hole)).x()));
        holes.forEach(outlines::join);
        return outlines.rings.stream().map(Polygon::new).toList();
    }

    /** Index of the first vertex of the leftmost edge that runs up or down. */
    private static int leftmostEdge(List<Vertex> ring) {
        int leftmost = -1;
        for (int i = 0; i < ring.size(); i++) {
            boolean upright = ring.get(i).x() == next(ring, i).x();
            if (upright && (leftmost < 0 || ring.get(i).x() < ring.get(leftmost).x())) {
                leftmost = i;
            }
        }
        return leftmost;
    }

    private static Vertex next(List<Vertex> ring, int i) {
        return ring.get((i + 1) % ring.size());
    }

    /** Digs the channel from the hole's left side through the object, to the first edge. */
    private void join(List<Vertex> hole) {
        int edge = leftmostEdge(hole);
        double top = Math.min(hole.get(edge).y(), next(hole, edge).y());
        int row = (int) (top + 0.5);
        int column = (int) (hole.get(edge).x() - 0.5); // the pixel left of the hole
        while (column > 0 && mask.get(column - 1, row)) {
            column--;
        }
        Vertex inner = new Vertex(hole.get(edge).x(), row + BESIDE_CENTRE);
        Vertex outer = new Vertex(column - 0.5, row + BESIDE_CENTRE);
        List<Vertex> detour = new ArrayList<>();
        detour.add(outer);
        detour.add(inner);
        for (int i = 1; i <= hole.size(); i++) {
            detour.add(hole.get((edge + i) % hole.size()));
        }
        detour.add(inner);
        detour.add(outer);
        insert(outer, detour);
    }

    /** Puts {@code detour} into the only edge that goes through {@code place}. */
    private void insert(Vertex place, List<Vertex> detour) {
        for (List<Vertex> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Vertex a = ring.get(i);
                Vertex b = next(ring, i);
                boolean through =
                        a.x() == place.x() && b.x() == place.x() && (a.y() < place.y()) != (b.y() < place.y());
                if (through) {
                    ring.addAll(i + 1, detour);
                    return;
                }
            }
        }
        throw new IllegalStateException("no outline at (%s, %s)".formatted(place.x(), place.y()));
    }
}
