package dev.margo.simulate;

import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * SAM-Med2D's rule: clicks anywhere in the error, each saying what is right there. A perfect answer gets none.
 *
 * <p>Source: OpenGVLab/SAM-Med2D at bfd2b93, utils.py, {@code select_random_points}.
 *
 * @param count how many clicks
 */
public record ErrorPoints(int count) implements CorrectionRule {
    @Override
    public List<Point> correct(Mask object, Mask answer, RandomGenerator random) {
        Mask error = object.minus(answer).or(answer.minus(object));
        int pixels = error.area();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count && pixels > 0; i++) {
            Pixel at = error.pixel(random.nextInt(pixels));
            boolean inside = object.get(at.x(), at.y());
            points.add(new Point(at.x(), at.y(), inside ? Label.FOREGROUND : Label.BACKGROUND));
        }
        return points;
    }
}
