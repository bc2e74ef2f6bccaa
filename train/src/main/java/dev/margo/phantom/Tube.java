package dev.margo.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What discs along bent lines cover: vessels, bowels, hair, instruments. */
record Tube(List<Disc> discs) implements Shape {
    private static final int MOST_DISCS = 600;
    private static final double FORK = 0.4;

    /**
     * @param x px
     * @param radius px
     */
    record Disc(double x, double y, double radius) {}

    /**
     * @param radius at the beginning, px
     * @param taper radius at the end as a share of that
     */
    record Calibre(double radius, double taper) {}

    static Tube straight(double x, double y, double heading, double length, double radius) {
        List<Disc> discs = new ArrayList<>();
        double step = Math.max(1, radius / 3);
        for (double at = 0; at <= length; at += step) {
            discs.add(new Disc(x + at * StrictMath.cos(heading), y + at * StrictMath.sin(heading), radius));
        }
        return new Tube(discs);
    }

    static Tube walk(double x, double y, double heading, double length, Calibre calibre, RandomGenerator random) {
        List<Disc> discs = new ArrayList<>();
        double step = Math.max(0.7, calibre.radius() / 3);
        double curvature = 0;
        double toX = x;
        double toY = y;
        double direction = heading;
        for (double at = 0; at <= length && discs.size() < MOST_DISCS; at += step) {
            double radius = calibre.radius() * (1 + (calibre.taper() - 1) * at / length);
            discs.add(new Disc(toX, toY, radius));
            curvature = 0.93 * curvature + random.nextDouble(-1, 1) * 0.8 / length;
            direction += curvature * step;
            toX += step * StrictMath.cos(direction);
            toY += step * StrictMath.sin(direction);
        }
        return new Tube(discs);
    }

    /** This with branches that leave it, and branches of those. */
    Tube branched(int generations, RandomGenerator random) {
        List<Disc> all = new ArrayList<>(discs);
        int spacing = Math.max(6, discs.size() / 5);
        for (int i = spacing; generations > 0 && i < discs.size(); i += spacing) {
            Disc root = discs.get(i);
            Disc before = discs.get(i - 1);
            if (random.nextDouble() < FORK && all.size() < MOST_DISCS) {
                double heading = StrictMath.atan2(root.y() - before.y(), root.x() - before.x())
                        + (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.4, 1.2);
                double length = discs.size() * root.radius() / 3 * random.nextDouble(0.4, 0.9);
                Calibre calibre = new Calibre(Math.max(0.7, 0.7 * root.radius()), 0.5);
                all.addAll(walk(root.x(), root.y(), heading, Math.max(8, length), calibre, random)
                        .branched(generations - 1, random)
                        .discs());
            }
        }
        return new Tube(all);
    }

    @Override
    public Region on(Canvas canvas) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Disc disc : discs) {
            left = Math.min(left, disc.x() - disc.radius());
            top = Math.min(top, disc.y() - disc.radius());
            right = Math.max(right, disc.x() + disc.radius());
            bottom = Math.max(bottom, disc.y() + disc.radius());
        }
        Region region = Region.box(canvas, left, top, right, bottom);
        Arrays.fill(region.depth(), -Region.MARGIN);
        for (Disc disc : discs) {
            cover(region, disc);
        }
        return region;
    }

    private static void cover(Region region, Disc disc) {
        double reach = disc.radius() + 3;
        int left = (int) Math.max(0, disc.x() - reach - region.left());
        int top = (int) Math.max(0, disc.y() - reach - region.top());
        int right = (int) Math.min(region.width() - 1, disc.x() + reach - region.left());
        int bottom = (int) Math.min(region.height() - 1, disc.y() + reach - region.top());
        for (int y = top; y <= bottom; y++) {
            float offY = (float) (y + region.top() - disc.y());
            for (int x = left; x <= right; x++) {
                float offX = (float) (x + region.left() - disc.x());
                float depth = (float) disc.radius() - (float) Math.sqrt(offX * offX + offY * offY);
                int i = y * region.width() + x;
                region.depth()[i] = Math.max(region.depth()[i], depth);
            }
        }
    }
}
