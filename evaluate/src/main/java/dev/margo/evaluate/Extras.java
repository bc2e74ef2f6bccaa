package dev.margo.evaluate;

import java.util.OptionalInt;

/**
 * What is measured beside the answers of the protocols.
 *
 * @param attributes whether objects' attributes are measured, and how they go with Dice
 * @param gridSide if present, each picture is segmented into everything from so many clicks per row and column
 * @param releasedScores whether classes of a picture are scored as MedicoSAM's released code does
 */
public record Extras(boolean attributes, OptionalInt gridSide, boolean releasedScores) {
    /** Nothing. */
    public static Extras none() {
        return new Extras(false, OptionalInt.empty(), false);
    }
}
