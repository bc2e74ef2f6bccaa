package dev.margo.evaluate;

import dev.margo.simulate.CorrectionRule;
import dev.margo.simulate.LargestErrorCentre;
import dev.margo.simulate.PointPair;
import java.util.Objects;

/**
 * How answers are corrected.
 *
 * @param label what results call it
 */
public record Correction(String label, CorrectionRule rule) {
    public Correction {
        Objects.requireNonNull(rule, "rule");
        Csv.requirePlain(label);
    }

    /** MedicoSAM's: in each round a click where the answer misses the object, and one where it is wrong. */
    public static Correction pair() {
        return new Correction("pair", new PointPair());
    }

    /** In each round one click, in the middle of the largest error. */
    public static Correction centre() {
        return new Correction("centre", new LargestErrorCentre());
    }
}
