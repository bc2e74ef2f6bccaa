package dev.margo.simulate;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * MedicoSAM's rule: one click where the answer misses the object, and one where it covers what is not the object. Where
 * the answer makes no such error, the click confirms: somewhere on the object, or just beside it.
 *
 * <p>Source: computational-cell-analytics/micro-sam at 3acdcd72, prompt_generators.py, {@code
 * IterativePromptGenerator}.
 */
public final class PointPair implements CorrectionRule {
    private static final int MARGIN = 3; // px around the object's box

    @Override
    public List<Point> correct(Mask object, Mask answer, RandomGenerator random) {
        List<Point> points = new ArrayList<>();
        Mask missed = object.minus(answer);
        points.add(Places.anyOf(missed.isEmpty() ? object : missed, Label.FOREGROUND, random));
        Mask wrong = wronglyCovered(object, answer);
        if (!wrong.isEmpty()) { // an object that fills the picture leaves no place
            points.add(Places.anyOf(wrong, Label.BACKGROUND, random));
        }
        return points;
    }

    private static Mask wronglyCovered(Mask object, Mask answer) {
        Mask wrong = answer.minus(object);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Mask beside = around(object).minus(object);
        return beside.isEmpty() ? object.not() : beside;
    }

    private static Mask around(Mask object) {
        PixelBox box = object.bounds().orElseThrow();
        PixelBox grown = new PixelBox(box.x0() - MARGIN, box.y0() - MARGIN, box.x1() + MARGIN, box.y1() + MARGIN);
        return Mask.of(object.width(), object.height(), grown::contains);
    }
}
