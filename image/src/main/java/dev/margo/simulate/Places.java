package dev.margo.simulate;

import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.random.RandomGenerator;

/** Random pixels of masks, as clicks. */
final class Places {
    private Places() {}

    /** A click on any pixel of {@code mask}, which has some. */
    static Point anyOf(Mask mask, Label label, RandomGenerator random) {
        Pixel pixel = mask.pixel(random.nextInt(mask.area()));
        return new Point(pixel.x(), pixel.y(), label);
    }
}
