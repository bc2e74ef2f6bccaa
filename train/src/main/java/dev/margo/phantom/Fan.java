package dev.margo.phantom;

import java.util.Arrays;

/**
 * Where an ultrasound probe looks from.
 *
 * @param apexX where its lines meet, px; far above the canvas for a linear probe
 * @param nearest distance from there at which they begin
 * @param leastCosine of the angle between a line and the middle one
 */
record Fan(Canvas canvas, double apexX, double apexY, double nearest, double farthest, double leastCosine) {

    static Fan draw(Stage stage) {
        Canvas canvas = stage.canvas();
        double height = canvas.height();
        double x = stage.anyX(0.45);
        if (stage.chance(0.3)) { // a linear probe: all of the picture
            double above = 6 * height;
            return new Fan(canvas, x, -above, 0, above + 2 * height, 0.5);
        }
        double nearest = height * stage.between(0.03, 0.35);
        double apexY = height * stage.between(0, 0.05) - nearest;
        double farthest = height * stage.between(0.9, 1.05) - apexY;
        return new Fan(canvas, x, apexY, nearest, farthest, StrictMath.cos(stage.between(0.55, 0.95)));
    }

    /** Turns levels into echoes: speckle along arcs, darker with depth, shadows and enhancement along the lines. */
    void shine(float[] values, Stage stage) {
        Texture speckle = new Texture(
                Tile.SPECKLE.pattern(),
                (float) stage.between(0.4, 1),
                0,
                0,
                (float) stage.between(0.8, 1.8),
                stage.random().nextInt(256),
                stage.random().nextInt(256),
                (float) stage.between(0.25, 0.55));
        float[] shadows = shadows(stage);
        float attenuation = (float) stage.between(0, 0.6);
        int i = 0;
        for (int y = 0; y < canvas.height(); y++) {
            float down = (float) (y - apexY);
            for (int x = 0; x < canvas.width(); x++) {
                float off = (float) (x - apexX);
                float distance = (float) Math.sqrt(off * off + down * down);
                float along = (float) (off / (distance + 1) * (farthest + nearest) / 2);
                float depth = (float) ((distance - nearest) / (farthest - nearest));
                float shadow = shadows[Math.floorMod((int) (along + canvas.width()), shadows.length)];
                float shade = depth > 0.25f ? 1 + (shadow - 1) * Math.min(1, 4 * (depth - 0.25f)) : 1;
                values[i] *= Math.max(0, 1 + speckle.at(along, distance)) * (1 - attenuation * depth) * shade;
                i++;
            }
        }
    }

    /** A factor per line: most 1, a few bands of lines darker or brighter. */
    private static float[] shadows(Stage stage) {
        float[] factors = new float[2 * stage.canvas().width()];
        Arrays.fill(factors, 1);
        int count = stage.random().nextInt(4);
        for (int band = 0; band < count; band++) {
            int middle = stage.random().nextInt(factors.length);
            double halfWidth = stage.canvas().unit() * stage.between(0.02, 0.12);
            double change = stage.chance(0.75) ? -stage.between(0.3, 0.9) : stage.between(0.2, 0.6);
            for (int i = 0; i < factors.length; i++) {
                double away = (i - middle) / halfWidth;
                factors[i] *= (float) (1 + change * StrictMath.exp(-away * away * away * away));
            }
        }
        return factors;
    }

    /** Black outside. */
    void cut(float[] values) {
        int i = 0;
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                if (!sees(x, y)) {
                    values[i] = 0;
                }
                i++;
            }
        }
    }

    private boolean sees(double x, double y) {
        double down = y - apexY;
        double distance = Math.sqrt((x - apexX) * (x - apexX) + down * down);
        return distance >= nearest && distance <= farthest && down >= leastCosine * distance;
    }

    /** What the probe sees, for objects to lie in. */
    Region seen() {
        Region all = canvas.everything();
        for (int i = 0; i < all.depth().length; i++) {
            all.depth()[i] = sees(i % canvas.width(), i / canvas.width()) ? 1000 : -Region.MARGIN;
        }
        return all;
    }
}
