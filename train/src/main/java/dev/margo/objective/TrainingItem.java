package dev.margo.objective;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import java.util.List;

/**
 * One picture as the network sees it, and its objects.
 *
 * @param values 3 x S x S normalised values, row-major; not copied
 * @param side side S of the model frame
 * @param valid the part of the frame that the picture fills, from the top-left corner; the size of every mask
 * @param objects in model px; none is empty
 * @param chance seed of everything random that is said about this item, so that it does not depend on its company
 */
public record TrainingItem(float[] values, int side, Size valid, List<Mask> objects, long chance) {
    public TrainingItem {
        objects = List.copyOf(objects);
        for (Mask object : objects) {
            if (object.width() != valid.width() || object.height() != valid.height() || object.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected objects of %s pixels that are not empty, found %s".formatted(valid, object));
            }
        }
    }
}
