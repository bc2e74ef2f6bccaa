package dev.margo.volume;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Clicks that stand for a mask: where the smoothed distance to its outer boundary is greatest, inside and outside. The
 * outer boundary is the background pixels beside, above or below the object.
 */
final class MaskPoints {
    private static final int APART_INSIDE = 3;
    private static final int APART_OUTSIDE = 5;

    private final Mask mask;
    private final PixelBox window;
    private final double[] distance; // over the window, smoothed

    private MaskPoints(Mask mask, PixelBox window, double[] distance) {
        this.mask = mask;
        this.window = window;
        this.distance = distance;
    }

    /** @param window where clicks may lie; holds all of the mask */
    static MaskPoints of(Mask mask, PixelBox window) {
        double[] distance = distances(mask, window);
        return new MaskPoints(mask, window, Smoothing.gaussian(distance, window.width(), window.height()));
    }

    /** The boundary is seen one pixel beyond the window, for an object may fill all of it. */
    private static double[] distances(Mask mask, PixelBox window) {
        PixelBox seen = new BoxGrowth(1).around(window, mask.width(), mask.height());
        Mask boundary =
                Mask.of(seen.width(), seen.height(), (x, y) -> isOuterBoundary(mask, x + seen.x0(), y + seen.y0()));
        DistanceTransform.Border border =
                boundary.isEmpty() ? DistanceTransform.Border.BACKGROUND : DistanceTransform.Border.IGNORED;
        DistanceTransform transform = DistanceTransform.of(boundary.not(), border, 1, 1);
        double[] distances = new double[window.width() * window.height()];
        for (int i = 0; i < distances.length; i++) {
            int x = window.x0() - seen.x0() + i % window.width();
            int y = window.y0() - seen.y0() + i / window.width();
            distances[i] = transform.get(x, y);
        }
        return distances;
    }

    private static boolean isOuterBoundary(Mask mask, int x, int y) {
        return !mask.get(x, y)
                && (has(mask, x - 1, y) || has(mask, x + 1, y) || has(mask, x, y - 1) || has(mask, x, y + 1));
    }

    private static boolean has(Mask mask, int x, int y) {
        return x >= 0 && x < mask.width() && y >= 0 && y < mask.height() && mask.get(x, y);
    }

    /** The place deepest inside, the first of equals by rows. */
    Point centre() {
        double[] inside = within(Label.FOREGROUND);
        int deepest = 0;
        for (int i = 1; i < inside.length; i++) {
            if (inside[i] > inside[deepest]) {
                deepest = i;
            }
        }
        return point(deepest, Label.FOREGROUND);
    }

    /** Every place that is deepest in its surroundings, the deepest first: those inside, then those outside. */
    List<Point> all() {
        List<Point> points = new ArrayList<>(peaks(Label.FOREGROUND, APART_INSIDE, 0));
        if (points.isEmpty()) {
            points.add(centre());
        }
        points.addAll(peaks(Label.BACKGROUND, APART_OUTSIDE, APART_OUTSIDE));
        return points;
    }

    private double[] within(Label label) {
        double[] kept = new double[distance.length];
        for (int i = 0; i < kept.length; i++) {
            boolean inside = mask.get(window.x0() + i % window.width(), window.y0() + i / window.width());
            kept[i] = inside == (label == Label.FOREGROUND) ? distance[i] : 0;
        }
        return kept;
    }

    /** @param margin pixels along the window's border that are left out */
    private List<Point> peaks(Label label, int apart, int margin) {
        double[] depth = within(label);
        List<Integer> peaks = new ArrayList<>();
        for (int y = margin; y < window.height() - margin; y++) {
            for (int x = margin; x < window.width() - margin; x++) {
                if (isPeak(depth, x, y, apart)) {
                    peaks.add(y * window.width() + x);
                }
            }
        }
        peaks.sort(Comparator.comparingDouble(i -> -depth[i]));
        List<Integer> kept = new ArrayList<>();
        for (int peak : peaks) {
            if (kept.stream().allMatch(other -> farness(peak, other) >= apart)) {
                kept.add(peak);
            }
        }
        return kept.stream().map(i -> point(i, label)).toList();
    }

    private boolean isPeak(double[] depth, int x, int y, int reach) {
        double here = depth[y * window.width() + x];
        if (here <= 0) {
            return false;
        }
        for (int v = Math.max(0, y - reach); v <= Math.min(window.height() - 1, y + reach); v++) {
            for (int u = Math.max(0, x - reach); u <= Math.min(window.width() - 1, x + reach); u++) {
                if (depth[v * window.width() + u] > here) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The larger of the distances along x and y. */
    private int farness(int a, int b) {
        int width = window.width();
        return Math.max(Math.abs(a % width - b % width), Math.abs(a / width - b / width));
    }

    private Point point(int i, Label label) {
        return new Point(window.x0() + i % window.width(), window.y0() + i / window.width(), label);
    }
}
