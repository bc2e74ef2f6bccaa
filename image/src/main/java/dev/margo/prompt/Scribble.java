package dev.margo.prompt;

import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stroke over the object or over its background.
 *
 * @param polyline the places the stroke passes, in image pixels; one place is a dot
 * @param label what the stroke covers
 */
public record Scribble(List<Vertex> polyline, Label label) implements Prompt {
    /** Points that stand for a stroke when prompts are resolved; a network trained on clicks sees few at a time. */
    public static final int RESOLVED_POINTS = 5;

    /** @throws IllegalArgumentException if there is no place or no label */
    public Scribble {
        polyline = List.copyOf(polyline);
        if (polyline.isEmpty() || label == null) {
            throw new IllegalArgumentException(
                    "a scribble through %s places labelled %s; give at least one place and a label"
                            .formatted(polyline.size(), label));
        }
    }

    /** Length of the stroke, in pixels. */
    public double length() {
        double length = 0;
        for (int i = 1; i < polyline.size(); i++) {
            length += polyline.get(i - 1).distanceTo(polyline.get(i));
        }
        return length;
    }

    /**
     * Points spread evenly along the stroke, its ends included; for 1, its middle. A stroke without length gives one
     * point, however many are asked for.
     *
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public List<Point> points(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("%s points of a scribble; ask for at least 1".formatted(count));
        }
        double length = length();
        if (count == 1 || length == 0) {
            return List.of(pointAt(length / 2));
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(pointAt(length * i / (count - 1)));
        }
        return List.copyOf(points);
    }

    /**
     * The points that stand for the stroke: {@value #RESOLVED_POINTS}, fewer where they would be less than a pixel
     * apart, and without those that lie outside the image.
     *
     * @throws IllegalArgumentException if none of them lies on the image
     */
    public List<Point> pointsInside(int width, int height) {
        int count = (int) Math.min(RESOLVED_POINTS, 1 + Math.floor(length()));
        Stream<Point> points = points(count).stream();
        List<Point> inside = points.filter(p -> p.isInside(width, height)).toList();
        if (inside.isEmpty()) {
            throw new IllegalArgumentException(
                    "the scribble from %s to %s lies outside the %s x %s image; give it in pixels of this image"
                            .formatted(polyline.get(0), polyline.get(polyline.size() - 1), width, height));
        }
        return inside;
    }

    /** The place {@code along} pixels from the start of the stroke. */
    private Point pointAt(double along) {
        double left = along;
        for (int i = 1; i < polyline.size(); i++) {
            Vertex a = polyline.get(i - 1);
            Vertex b = polyline.get(i);
            double step = a.distanceTo(b);
            if (left <= step && step > 0) {
                double share = left / step;
                return new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()), label);
            }
            left -= step;
        }
        Vertex last = polyline.get(polyline.size() - 1); // rounding may leave a rest
        return new Point(last.x(), last.y(), label);
    }
}
