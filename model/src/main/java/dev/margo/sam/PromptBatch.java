package dev.margo.sam;

import java.util.Optional;

/**
 * Prompts for B objects, all of the same make-up, in model px.
 *
 * @param size number of objects B
 * @param points B x N x 2 coordinates (x, y), row-major; empty if there are none
 * @param labels B x N labels: 1 foreground, 0 background; empty if there are none
 * @param boxes B x 4 corners (x0, y0, x1, y1); empty if there are none
 * @param masks B x 1 x 4E x 4E logits; absent if there are none
 */
public record PromptBatch(int size, float[] points, int[] labels, float[] boxes, Optional<float[]> masks) {
    public PromptBatch {
        if (size < 1 || labels.length % size != 0 || points.length != 2 * labels.length) {
            throw new IllegalArgumentException("%s objects with %s point coordinates and %s labels do not fit together"
                    .formatted(size, points.length, labels.length));
        }
        if (boxes.length != 0 && boxes.length != 4 * size) {
            throw new IllegalArgumentException(
                    "%s objects need %s box coordinates or none, got %s".formatted(size, 4 * size, boxes.length));
        }
        points = points.clone();
        labels = labels.clone();
        boxes = boxes.clone();
    }

    /** Points per object N. */
    public int pointsPerObject() {
        return labels.length / size;
    }

    public boolean hasBoxes() {
        return boxes.length > 0;
    }
}
