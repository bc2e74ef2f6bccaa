package dev.margo.evaluate;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.DistanceTransform.Border;
import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.simulate.BoxJitter;
import dev.margo.simulate.FirstClick;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What is said first about an object.
 *
 * @param label what results call it
 */
public record Start(String label, Rule rule) {

    /** How the first prompt follows from the object. */
    @FunctionalInterface
    public interface Rule {
        /** @param object not empty */
        Prompt first(Mask object, RandomGenerator random);
    }

    public Start {
        Objects.requireNonNull(rule, "rule");
        Csv.requirePlain(label);
    }

    /** A click on the pixel farthest from the object's border, the first of equals; the picture's border is one too. */
    public static Start point() {
        return new Start("point", (object, random) -> {
            Pixel centre = DistanceTransform.of(object, Border.BACKGROUND, 1, 1)
                    .deepest()
                    .orElseThrow();
            return Point.foreground(centre.x(), centre.y());
        });
    }

    /** A click on any pixel of the object. */
    public static Start randomPoint() {
        return new Start("random-point", FirstClick.RANDOM::on);
    }

    /** The tight box. */
    public static Start box() {
        return box("box", BoxJitter.none());
    }

    /** A box as somebody might draw it. */
    public static Start box(String label, BoxJitter jitter) {
        return new Start(
                label,
                (object, random) ->
                        jitter.draw(object.bounds().orElseThrow(), object.width(), object.height(), random));
    }
}
