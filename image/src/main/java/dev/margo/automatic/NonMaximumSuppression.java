package dev.margo.automatic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the best of boxes that overlap.
 *
 * <p>Source: {@code torchvision.ops.nms}, which utils/amg.py and automatic_mask_generator.py in
 * facebookresearch/segment-anything at dca509f build on. Known difference: computed in double, there in float.
 */
public final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /**
     * Goes through the boxes from the best to the worst, keeps each that no kept box overlaps by more than {@code limit},
     * and gives the indices of the kept ones in that order. Of equal scores the earlier box goes first.
     *
     * @param limit intersection over union, 0 to 1; a box that overlaps by exactly the limit is kept, and so are boxes
     *     without area
     * @throws IllegalArgumentException if {@code limit} is outside 0 to 1
     */
    public static List<Integer> keep(List<ScoredBox> boxes, double limit) {
        if (!(limit >= 0 && limit <= 1)) {
            throw new IllegalArgumentException("overlap limit %s; expected 0 to 1".formatted(limit));
        }
        int[] order = IntStream.range(0, boxes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> 0 - boxes.get(i).score()))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] suppressed = new boolean[boxes.size()];
        for (int i = 0; i < order.length; i++) {
            for (int j = i + 1; !suppressed[order[i]] && j < order.length; j++) {
                suppressed[order[j]] |= boxes.get(order[i]).intersectionOverUnion(boxes.get(order[j])) > limit;
            }
        }
        return IntStream.of(order).filter(i -> !suppressed[i]).boxed().toList();
    }
}
