package dev.margo.augment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which part of a picture is looked at; the whole of it, or most of it, where nothing else is drawn.
 *
 * @param focus probability of an object's box enlarged about twice: what a model sees when it looks again at what was
 *     asked for
 * @param zoom probability of a part that holds an object anywhere in it
 * @param inside probability of a part that is smaller than the object it lies in
 */
public record Framing(double focus, double zoom, double inside) {
    private static final double MOST_ENLARGEMENT = 12;
    private static final double KEPT_IN_PICTURE = 0.75;
    private static final double MOST_MARGIN = 1.3;
    private static final double BLACK_OUTSIDE = 0.8;

    public Framing {
        if (focus < 0 || zoom < 0 || inside < 0 || focus + zoom + inside > 1) {
            throw new IllegalArgumentException("probabilities of parts of a picture add up to at most 1, got %s, %s, %s"
                    .formatted(focus, zoom, inside));
        }
    }

    /** Always exactly the picture. */
    public static Framing whole() {
        return new Framing(0, 0, 0);
    }

    /** What is seen outside the picture. */
    Fill fill(RandomGenerator random) {
        return random.nextDouble() < BLACK_OUTSIDE ? Fill.BLACK : Fill.EDGE_MEAN;
    }

    View draw(Scene scene, int side, RandomGenerator random) {
        double mode = random.nextDouble();
        Optional<View> object = mode < focus + zoom + inside ? scene.anyObject(random) : Optional.empty();
        if (object.isEmpty()) {
            return equals(whole()) ? scene.picture() : mostOf(scene.picture(), random);
        }
        View view = around(object.get(), scene.picture(), mode, random);
        double enlargement = side / (MOST_ENLARGEMENT * view.longest());
        return enlargement > 1 ? view.times(enlargement) : view;
    }

    private View around(View object, View picture, double mode, RandomGenerator random) {
        boolean kept = random.nextDouble() < KEPT_IN_PICTURE;
        if (mode < focus) {
            View view = focused(object, random);
            return kept ? view.within(picture) : view;
        }
        View view = mode < focus + zoom ? zoomed(object, random) : insideOf(object, random);
        return kept || view.longest() > MOST_MARGIN * picture.longest() ? view.movedInto(picture) : view;
    }

    /** Half of them the whole picture, others a part of it or with a margin. */
    private static View mostOf(View picture, RandomGenerator random) {
        if (random.nextBoolean()) {
            return picture;
        }
        View view = picture.times(logBetween(0.5, MOST_MARGIN, random));
        double u = random.nextDouble(-1, 1) * (picture.width() - view.width()) / 2;
        double v = random.nextDouble(-1, 1) * (picture.height() - view.height()) / 2;
        return View.centred(view.u() + u, view.v() + v, view.width(), view.height());
    }

    private static View focused(View object, RandomGenerator random) {
        double jitter = 0.06;
        View box = new View(
                object.left() + jitter * object.width() * random.nextGaussian(),
                object.top() + jitter * object.height() * random.nextGaussian(),
                object.right() + jitter * object.width() * random.nextGaussian(),
                object.bottom() + jitter * object.height() * random.nextGaussian());
        View sound = box.width() > 0 && box.height() > 0 ? box : object;
        View enlarged = sound.times(logBetween(1.6, 2.6, random));
        return enlarged.atLeast(random.nextDouble(0, 0.6) * enlarged.longest());
    }

    private static View zoomed(View object, RandomGenerator random) {
        double length = object.longest() * logBetween(1.3, 8, random);
        double aspect = logBetween(0.75, 1.33, random);
        double width = Math.max(1.05 * object.width(), length * Math.sqrt(aspect));
        double height = Math.max(1.05 * object.height(), length / Math.sqrt(aspect));
        double u = object.u() + random.nextDouble(-0.5, 0.5) * (width - object.width());
        double v = object.v() + random.nextDouble(-0.5, 0.5) * (height - object.height());
        return View.centred(u, v, width, height);
    }

    private static View insideOf(View object, RandomGenerator random) {
        double u = object.u() + random.nextDouble(-0.5, 0.5) * object.width();
        double v = object.v() + random.nextDouble(-0.5, 0.5) * object.height();
        double length = object.longest() * logBetween(0.3, 0.9, random);
        return View.centred(u, v, length, length);
    }

    private static double logBetween(double low, double high, RandomGenerator random) {
        return Math.exp(random.nextDouble(Math.log(low), Math.log(high)));
    }
}
