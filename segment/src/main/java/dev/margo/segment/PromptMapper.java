package dev.margo.segment;

import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.MaskPrompt;
import dev.margo.prompt.Point;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.sam.BoxMask;
import dev.margo.sam.PromptBatch;
import java.util.List;
import java.util.Optional;

/** Carries prompts from image px to the model frame: the only place where they change frames. */
final class PromptMapper {
    private final ModelFrame frame;
    private final ModelContract contract;
    private final int lowResSide;
    private final boolean exact;

    /** @param exact whether the network was trained with {@link BoxMask}es, so in the model frame itself */
    PromptMapper(ModelFrame frame, ModelContract contract, int lowResSide, boolean exact) {
        this.frame = frame;
        this.contract = contract;
        this.lowResSide = lowResSide;
        this.exact = exact;
    }

    /** What objects must share to be decoded in one batch. */
    record MakeUp(int points, boolean box, boolean mask) {
        static MakeUp of(ResolvedPrompts prompts) {
            return new MakeUp(
                    prompts.points().size(),
                    prompts.box().isPresent(),
                    prompts.mask().isPresent());
        }
    }

    /** One batch for objects that all have the make-up of the first. */
    PromptBatch batch(List<ResolvedPrompts> objects) {
        MakeUp makeUp = MakeUp.of(objects.get(0));
        int size = objects.size();
        float[] points = new float[2 * makeUp.points() * size];
        int[] labels = new int[makeUp.points() * size];
        float[] boxes = new float[makeUp.box() ? 4 * size : 0];
        boolean masked = makeUp.mask() || exact && makeUp.box();
        int cells = lowResSide * lowResSide;
        float[] masks = new float[masked ? cells * size : 0];
        for (int i = 0; i < size; i++) {
            ResolvedPrompts object = objects.get(i);
            putPoints(object.points(), points, labels, i * makeUp.points());
            int at = i;
            object.box().ifPresent(box -> putBox(box, boxes, 4 * at));
            if (masked) {
                System.arraycopy(lowRes(object, boxes, 4 * at), 0, masks, at * cells, cells);
            }
        }
        return new PromptBatch(size, points, labels, boxes, masked ? Optional.of(masks) : Optional.empty());
    }

    private void putPoints(List<Point> points, float[] coordinates, int[] labels, int first) {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            int at = 2 * (first + i);
            coordinates[at] = (float) (exact ? frame.centreToModelX(point.x()) : frame.toModelX(point.x()));
            coordinates[at + 1] = (float) (exact ? frame.centreToModelY(point.y()) : frame.toModelY(point.y()));
            labels[first + i] = point.label() == Label.FOREGROUND ? 1 : 0;
        }
    }

    private void putBox(Box box, float[] coordinates, int at) {
        double x0 = frame.toModelX(box.x0());
        double y0 = frame.toModelY(box.y0());
        coordinates[at] = (float) x0;
        coordinates[at + 1] = (float) y0;
        // exactly: the last px that the box covers, however much it is magnified
        coordinates[at + 2] =
                (float) (exact ? Math.max(x0, frame.toModelX(box.x1() + 1) - 1) : frame.toModelX(box.x1()));
        coordinates[at + 3] =
                (float) (exact ? Math.max(y0, frame.toModelY(box.y1() + 1) - 1) : frame.toModelY(box.y1()));
    }

    /** The mask prompt, or the box that begins at {@code at} in {@code boxes} drawn as one. */
    private float[] lowRes(ResolvedPrompts object, float[] boxes, int at) {
        return object.mask()
                .map(this::lowRes)
                .orElseGet(() -> BoxMask.logits(
                        boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3], frame.side(), lowResSide));
    }

    private float[] lowRes(MaskPrompt mask) {
        if (mask instanceof BinaryMaskPrompt binary) {
            return contract.maskPrompt(contract.logitsOf(binary.mask(), lowResSide, frame));
        }
        LogitsPrompt logits = (LogitsPrompt) mask;
        if (logits.side() != lowResSide) {
            throw new IllegalArgumentException(
                    "the mask prompt has low-res logits of side %s, this model takes side %s; pass logits of this model, or the binary mask"
                            .formatted(logits.side(), lowResSide));
        }
        return contract.maskPrompt(logits.logits());
    }
}
