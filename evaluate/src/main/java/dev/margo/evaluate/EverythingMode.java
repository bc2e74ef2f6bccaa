package dev.margo.evaluate;

import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.prompt.Point;
import dev.margo.simulate.FirstClick;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A picture segmented into everything, as answers about single objects. Which of the masks is the object, somebody has to say:
 * here once an oracle who knows it, and once a user who clicks.
 *
 * <p>Source: Huang et al., Segment Anything Model for Medical Images? (2024), strategy S1, whose figures are the oracle's.
 *
 * @param masks that were found
 */
record EverythingMode(List<Answer> masks) {
    /** The label of the oracle's choice: the mask of the highest Dice with the object. No model is ever told that. */
    static final String ORACLE = "everything-oracle";
    /** The label of the choice by predicted IoU: the best by it of the masks that have the object's middle. */
    static final String PREDICTED = "everything-predicted-iou";

    /** An empty answer if there is no mask. */
    Answer oracle(Mask object) {
        return masks.stream()
                .max(Comparator.comparingDouble(
                        answer -> Overlap.of(object, answer.mask()).dice()))
                .orElse(none(object));
    }

    /** An empty answer if no mask has the middle. */
    Answer predicted(Mask object, RandomGenerator random) {
        Point middle = FirstClick.CENTRE.on(object, random);
        return masks.stream()
                .filter(answer -> answer.mask().get((int) middle.x(), (int) middle.y()))
                .max(Comparator.comparingDouble(answer -> answer.predictedIou().orElseThrow()))
                .orElse(none(object));
    }

    private static Answer none(Mask object) {
        return new Answer(Mask.empty(object.width(), object.height()), OptionalDouble.empty());
    }

    static boolean isLabel(String protocol) {
        return protocol.equals(ORACLE) || protocol.equals(PREDICTED);
    }
}
