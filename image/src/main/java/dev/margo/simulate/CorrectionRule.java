package dev.margo.simulate;

import dev.margo.mask.Mask;
import dev.margo.prompt.Point;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where an annotator clicks who sees a wrong answer. */
@FunctionalInterface
public interface CorrectionRule {
    /**
     * The next clicks.
     *
     * @param object what was meant; not empty
     * @param answer what came; of the same size
     */
    List<Point> correct(Mask object, Mask answer, RandomGenerator random);
}
