package dev.margo.evaluate;

import dev.margo.mask.EllipticFourier;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.metric.Overlap;

/**
 * How many ellipses an outline takes.
 *
 * <p>Source: Huang et al., Segment Anything Model for Medical Images? (2024), section 4.8.
 */
final class OutlineFit {
    private static final double GOOD = 0.97;
    private static final double LEAST_GAIN = 0.001;
    private static final double PERCENT = 100;
    private static final int MOST_ORDER = 64;
    private static final int MARGIN = 8; // px around the object, where a coarse outline may overshoot

    private final EllipticFourier outline;
    private final Mask whole;

    private OutlineFit(Mask object) {
        PixelBox box = object.bounds().orElseThrow();
        Mask part = object.part(box).pastedInto(box.width() + 2 * MARGIN, box.height() + 2 * MARGIN, MARGIN, MARGIN);
        outline = EllipticFourier.of(part);
        whole = outline.filled(part.width(), part.height());
    }

    private double dice(int order) {
        return Overlap.of(whole, outline.filled(order, whole.width(), whole.height()))
                .dice();
    }

    /**
     * The order at which the fit is good or stops to get better, and twice the percentage that is missing. An outline that is
     * alike after a turn gains nothing from some orders, and stops there.
     */
    static double paper(Mask object) {
        OutlineFit fit = new OutlineFit(object);
        int order = 1;
        double dice = fit.dice(1);
        double gain = 1;
        while (dice <= GOOD && gain >= LEAST_GAIN && order < MOST_ORDER) {
            order++;
            double next = fit.dice(order);
            gain = next - dice;
            dice = next;
        }
        return order + 2 * PERCENT * (1 - dice);
    }

    /** The first order at which the fit is good. */
    static int order(Mask object) {
        OutlineFit fit = new OutlineFit(object);
        int order = 1;
        while (order < MOST_ORDER && fit.dice(order) <= GOOD) {
            order++;
        }
        return order;
    }
}
