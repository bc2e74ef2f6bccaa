package dev.margo.evaluate;

import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import dev.margo.simulate.BoxJitter;
import dev.margo.simulate.FirstClick;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What is said first about an object.
 *
 * @param label what results call it
 */
public record Start(String label, Rule rule) {

    /** How the first prompts follow from the object. */
    @FunctionalInterface
    public interface Rule {
        /**
         * At least one.
         *
         * @param object not empty
         */
        List<Prompt> first(Mask object, RandomGenerator random);
    }

    public Start {
        Objects.requireNonNull(rule, "rule");
        Csv.requirePlain(label);
    }

    /** A click on the pixel farthest from the object's border, the first of equals; the picture's border is one too. */
    public static Start point() {
        return new Start("point", (object, random) -> List.of(FirstClick.CENTRE.on(object, random)));
    }

    /** A click on any pixel of the object. */
    public static Start randomPoint() {
        return new Start("random-point", (object, random) -> List.of(FirstClick.RANDOM.on(object, random)));
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
                        List.of(jitter.draw(object.bounds().orElseThrow(), object.width(), object.height(), random)));
    }
}
