package dev.margo.evaluate;

import dev.margo.mask.Mask;
import java.util.OptionalDouble;

/**
 * What came for an object.
 *
 * @param mask of the picture's size
 * @param predictedIou the model's own guess, if it makes one
 */
public record Answer(Mask mask, OptionalDouble predictedIou) {}
