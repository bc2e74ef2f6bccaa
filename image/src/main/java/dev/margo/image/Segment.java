package dev.margo.image;

import java.util.Objects;

/**
 * What one id of a label volume stands for.
 *
 * @param name as shown to users
 * @param label the id, above 0
 * @param layer the time index of the label volume in which it is drawn; 0 unless objects overlap
 */
public record Segment(String name, int label, int layer, Colour colour) {
    public Segment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(colour, "colour");
        if (label < 1 || layer < 0) {
            throw new IllegalArgumentException(
                    "a segment needs a label above 0 and a layer from 0, got %s and %s".formatted(label, layer));
        }
    }

    /** A segment of the only layer, in a colour of its own. */
    public static Segment of(String name, int label) {
        return new Segment(name, label, 0, Colour.ofLabel(label));
    }
}
