package dev.margo.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outline of an object as a sum of ellipses: its largest outer contour as a closed curve over its length, through the
 * middles of the edges of pixels, so that steps run in eight directions. For one thread.
 *
 * <p>Source: Kuhl and Giardina, Elliptic Fourier features of a closed contour (1982). Known difference: there the steps run
 * from pixel to pixel of the object, half a pixel further in.
 */
public final class EllipticFourier {
    private static final int POINTS_PER_ORDER = 16;
    private static final int LEAST_POINTS = 128;

    private final Polygon contour;
    private final List<Vertex> outline;
    private final double[] lengths; // along the outline up to each vertex, and back to the first
    private final Vertex centre;
    private final List<double[]> coefficients = new ArrayList<>();

    private EllipticFourier(Polygon contour) {
        this.contour = contour;
        outline = middles(contour.vertices());
        int count = outline.size();
        lengths = new double[count + 1];
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < count; i++) {
            Vertex from = vertex(i);
            Vertex to = vertex(i + 1);
            double step = from.distanceTo(to);
            lengths[i + 1] = lengths[i] + step;
            sumX += step * (from.x() + to.x()) / 2;
            sumY += step * (from.y() + to.y()) / 2;
        }
        centre = new Vertex(sumX / lengths[count], sumY / lengths[count]);
    }

    private static List<Vertex> middles(List<Vertex> corners) {
        List<Vertex> middles = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Vertex from = corners.get(i);
            Vertex to = corners.get((i + 1) % corners.size());
            int edges = (int) Math.round(from.distanceTo(to));
            for (int k = 0; k < edges; k++) {
                double share = (k + 0.5) / edges;
                middles.add(new Vertex(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
            }
        }
        return middles;
    }

    /** @throws IllegalArgumentException if the mask is empty */
    public static EllipticFourier of(Mask mask) {
        return new EllipticFourier(Contours.of(mask).stream()
                .filter(contour -> !contour.hole())
                .map(Contour::polygon)
                .max(Comparator.comparingDouble(Polygon::signedArea))
                .orElseThrow(
                        () -> new IllegalArgumentException("an empty mask has no outline; expected at least a pixel")));
    }

    /** The pixels within the outline; holes are filled, further islands left out. */
    public Mask filled(int width, int height) {
        return contour.toMask(width, height);
    }

    /** The pixels within the sum of the first {@code order} ellipses, 1 or more. */
    public Mask filled(int order, int width, int height) {
        while (coefficients.size() < order) {
            coefficients.add(coefficients(coefficients.size() + 1));
        }
        int points = Math.max(LEAST_POINTS, order * POINTS_PER_ORDER);
        List<Vertex> curve = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            double x = centre.x();
            double y = centre.y();
            for (int n = 1; n <= order; n++) {
                double[] c = coefficients.get(n - 1);
                double angle = 2 * Math.PI * n * i / points;
                x += c[0] * Math.cos(angle) + c[1] * Math.sin(angle);
                y += c[2] * Math.cos(angle) + c[3] * Math.sin(angle);
            }
            curve.add(new Vertex(x, y));
        }
        return new Polygon(curve).toMask(width, height);
    }

    /** a, b for x and c, d for y. */
    private double[] coefficients(int order) {
        double length = lengths[lengths.length - 1];
        double[] sums = new double[4];
        for (int i = 0; i < lengths.length - 1; i++) {
            double step = lengths[i + 1] - lengths[i];
            double slopeX = (vertex(i + 1).x() - vertex(i).x()) / step;
            double slopeY = (vertex(i + 1).y() - vertex(i).y()) / step;
            double from = 2 * Math.PI * order * lengths[i] / length;
            double to = 2 * Math.PI * order * lengths[i + 1] / length;
            double cosines = Math.cos(to) - Math.cos(from);
            double sines = Math.sin(to) - Math.sin(from);
            sums[0] += slopeX * cosines;
            sums[1] += slopeX * sines;
            sums[2] += slopeY * cosines;
            sums[3] += slopeY * sines;
        }
        double factor = length / (2 * order * order * Math.PI * Math.PI);
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= factor;
        }
        return sums;
    }

    private Vertex vertex(int i) {
        return outline.get(i % outline.size());
    }
}
