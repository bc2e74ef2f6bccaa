package dev.margo.annotate.session;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.util.List;

/**
 * The path of a round brush over a slice.
 *
 * @param points the places its centre passes, in px
 * @param radiusX in px along a row
 * @param radiusY in px along a column; the same length in mm
 */
public record Stroke(List<Vertex> points, double radiusX, double radiusY) {
    private static final double MOST_PX = 10_000;

    public Stroke {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a brush stroke through no place; give at least one");
        }
        if (!(radiusX > 0 && radiusX <= MOST_PX && radiusY > 0 && radiusY <= MOST_PX)) {
            throw new IllegalArgumentException("a brush of radius %s x %s px; expected more than 0, at most %s"
                    .formatted(radiusX, radiusY, MOST_PX));
        }
    }

    /** The pixels whose centres the brush passes over; at least the pixel under each place. */
    Mask on(Size size) {
        boolean[] painted = new boolean[size.area()];
        for (int i = 0; i < points.size(); i++) {
            dot(painted, size, points.get(i));
            line(painted, size, points.get(Math.max(0, i - 1)), points.get(i));
        }
        return Mask.of(size.width(), size.height(), painted);
    }

    private static void dot(boolean[] painted, Size size, Vertex at) {
        long x = Math.round(at.x());
        long y = Math.round(at.y());
        if (x >= 0 && x < size.width() && y >= 0 && y < size.height()) {
            painted[(int) (y * size.width() + x)] = true;
        }
    }

    /** All pixels within the radius of a line; distances in shares of the radius. */
    private void line(boolean[] painted, Size size, Vertex from, Vertex to) {
        int x0 = clip(Math.floor(Math.min(from.x(), to.x()) - radiusX), size.width());
        int x1 = clip(Math.ceil(Math.max(from.x(), to.x()) + radiusX), size.width());
        int y0 = clip(Math.floor(Math.min(from.y(), to.y()) - radiusY), size.height());
        int y1 = clip(Math.ceil(Math.max(from.y(), to.y()) + radiusY), size.height());
        double dx = (to.x() - from.x()) / radiusX;
        double dy = (to.y() - from.y()) / radiusY;
        double length = dx * dx + dy * dy;
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double px = (x - from.x()) / radiusX;
                double py = (y - from.y()) / radiusY;
                double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                if (Math.hypot(px - along * dx, py - along * dy) <= 1) {
                    painted[y * size.width() + x] = true;
                }
            }
        }
    }

    private static int clip(double value, int size) {
        return (int) Math.max(0, Math.min(size - 1.0, value));
    }
}
