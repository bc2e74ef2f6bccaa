package dev.margo.phantom;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** A canvas, and what scenes of all kinds do on it. */
final class Stage {
    private static final int LEAST_AREA = 30;
    private static final double MOST_TAKEN = 0.12;
    private static final double LEAST_CHANGE = 5;

    private final Canvas canvas;
    private final RandomGenerator random;
    private final Shapes shapes;

    Stage(Canvas canvas, RandomGenerator random) {
        this.canvas = canvas;
        this.random = random;
        shapes = new Shapes(random);
    }

    Canvas canvas() {
        return canvas;
    }

    RandomGenerator random() {
        return random;
    }

    Shapes shapes() {
        return shapes;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    /** For what is more often small than large. */
    double logBetween(double low, double high) {
        return StrictMath.exp(random.nextDouble(StrictMath.log(low), StrictMath.log(high)));
    }

    /** One of two signs. */
    int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    /** Somewhere on the canvas but for a border of that share of it. */
    double anyX(double border) {
        return canvas.width() * between(border, 1 - border);
    }

    double anyY(double border) {
        return canvas.height() * between(border, 1 - border);
    }

    void fill(Look look) {
        canvas.fill(look.colour(), look.texture());
    }

    /**
     * Draws a region and names it. Does neither where it is too small or its place is taken; draws it without a name
     * where nobody could tell it from what is below.
     */
    boolean object(Region region, Look look, int layer) {
        if (region.area() < LEAST_AREA || canvas.taken(region, layer) > MOST_TAKEN) {
            return false;
        }
        if (canvas.paint(region, look) < LEAST_CHANGE) {
            return false;
        }
        canvas.label(region, layer);
        return true;
    }

    /** Names a region that is drawn already, unless too little of it shows or its place is taken. */
    void name(Region region, int layer) {
        if (region.area() >= LEAST_AREA && canvas.taken(region, layer) <= MOST_TAKEN) {
            canvas.label(region, layer);
        }
    }

    /** An object of any family within another region, if there is room in one of a few places. */
    Optional<Region> objectWithin(Region outer, double radius, Look look, int layer) {
        for (int attempt = 0; attempt < 6; attempt++) {
            double x = outer.left() + outer.width() * random.nextDouble();
            double y = outer.top() + outer.height() * random.nextDouble();
            if (outer.depthAt((int) x, (int) y) > 0 && !canvas.named((int) x, (int) y, layer)) {
                Region region = shapes.any(x, y, radius).on(canvas).within(outer);
                if (object(region, look, layer)) {
                    return Optional.of(region);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A gray look that differs from what is about it in one way or several: by its level, by its texture alone, by its
     * outline alone, or only in part.
     *
     * @param around level of what is about it
     * @param contrast how far its level is from that; negative for darker
     */
    Look look(double around, double contrast) {
        double mode = random.nextDouble();
        Texture grain = Texture.any(between(0, 8), random);
        if (mode < 0.12) {
            return Look.covering((float) around)
                    .textured(Texture.any(between(12, 28), random))
                    .soft(between(0.5, 3));
        }
        Look plain = Look.covering((float) (around + contrast)).textured(grain).soft(logBetween(0.5, 5));
        if (mode < 0.22) {
            return plain.opaque(between(0, 0.25)).rimmed(sign() * between(20, 80), between(0.8, 2));
        }
        if (mode < 0.37) {
            return plain.fading(Texture.of(Tile.SMOOTH, between(0.3, 0.8), between(0.5, 1.2), random));
        }
        return mode < 0.5 ? plain.rimmed(sign() * between(10, 60), between(0.8, 2.5)) : plain;
    }
}
