package dev.margo.evaluate;

import java.util.OptionalDouble;

/**
 * How good one answer was.
 *
 * @param place what was asked for
 * @param turn when
 * @param scores of the answer
 * @param predictedIou the model's guess of its IoU
 * @param milliseconds until the answer was there, without the embedding; absent where nothing was asked because nothing was
 *     left to correct
 */
public record RoundScore(
        Place place, Turn turn, Scores scores, OptionalDouble predictedIou, OptionalDouble milliseconds) {
    /**
     * @param object its name within the image
     * @param area of the object, in pixels
     */
    public record Place(String dataset, String image, String object, int area) {}

    /**
     * @param protocol the label of a protocol, or that of a baseline
     * @param repeat from 0 on
     * @param round from 0 on; 0 is the first answer
     * @param prompts how many were given up to then
     */
    public record Turn(String protocol, int repeat, int round, int prompts) {}

    /**
     * @param nsd at the plan's tolerance
     * @param hd95 in mm, or px without spacing; infinite for an empty answer
     */
    public record Scores(double dice, double iou, OptionalDouble nsd, OptionalDouble hd95) {}
}
