package dev.margo.objective;

import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import dev.margo.sam.PromptBatch;
import dev.margo.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows that the decoder answers at once: all with a mask prompt, or all without. */
record RowGroup(List<PromptedObject> rows, int side, int lowResSide) {
    private static final int NO_POINT = -1;

    /** The prompts; rows with fewer points than others are filled up with the label of no point. */
    PromptBatch prompts(boolean maskPromptOnly) {
        int most = maskPromptOnly
                ? 0
                : rows.stream().mapToInt(row -> row.points().size()).max().orElse(0);
        float[] points = new float[2 * most * rows.size()];
        int[] labels = new int[most * rows.size()];
        boolean boxed = !maskPromptOnly && rows.get(0).box().isPresent();
        float[] boxes = new float[boxed ? 4 * rows.size() : 0];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < most; i++) {
                putPoint(rows.get(row).points(), i, points, labels, row * most + i);
            }
            int at = 4 * row;
            if (boxed) {
                rows.get(row).box().ifPresent(box -> {
                    boxes[at] = (float) box.x0();
                    boxes[at + 1] = (float) box.y0();
                    boxes[at + 2] = (float) box.x1();
                    boxes[at + 3] = (float) box.y1();
                });
            }
        }
        return new PromptBatch(rows.size(), points, labels, boxes, masks());
    }

    private static void putPoint(List<Point> of, int i, float[] points, int[] labels, int at) {
        if (i >= of.size()) {
            labels[at] = NO_POINT;
            return;
        }
        Point point = of.get(i);
        points[2 * at] = (float) point.x();
        points[2 * at + 1] = (float) point.y();
        labels[at] = point.label() == Label.FOREGROUND ? 1 : 0;
    }

    private Optional<float[]> masks() {
        if (rows.get(0).maskPrompt().isEmpty()) {
            return Optional.empty();
        }
        int area = lowResSide * lowResSide;
        float[] all = new float[area * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row).maskPrompt().orElseThrow(), 0, all, row * area, area);
        }
        return Optional.of(all);
    }

    /** The rows' own pictures: (B, C, E, E) to (R, C, E, E), or to (1, C, E, E) where there is one picture. */
    Tensor pick(Tensor embeddings) {
        if (embeddings.size(0) == 1) {
            return embeddings;
        }
        return embeddings.indexSelect(
                0, rows.stream().mapToLong(row -> row.picture.index()).toArray());
    }

    /** (R, 1, S, S), 1 on the objects. */
    Tensor targets() {
        float[] values = new float[rows.size() * side * side];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).object.copyTo(values, row * side * side, side);
        }
        return Tensor.of(values, rows.size(), 1, side, side);
    }

    /** (R, 1, S, S), 1 on the pictures; null if they fill the frame. */
    Tensor valid() {
        if (rows.stream().allMatch(row -> row.object.width() == side && row.object.height() == side)) {
            return null;
        }
        float[] values = new float[rows.size() * side * side];
        for (int row = 0; row < rows.size(); row++) {
            for (int y = 0; y < rows.get(row).object.height(); y++) {
                int from = (row * side + y) * side;
                Arrays.fill(values, from, from + rows.get(row).object.width(), 1);
            }
        }
        return Tensor.of(values, rows.size(), 1, side, side);
    }

    /** (R), the rows' shares of the loss. */
    Tensor weights() {
        float[] values = new float[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) rows.get(row).weight;
        }
        return Tensor.of(values, values.length);
    }
}
