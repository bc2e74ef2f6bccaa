package dev.margo.speed;

import dev.margo.mask.Mask;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike the masks of two precisions are, as intersection over union; two empty masks agree.
 *
 * @param masks how many pairs were compared
 * @param meanIou of all pairs
 * @param worstIou of the pair that differs most
 */
public record Agreement(int masks, double meanIou, double worstIou) {
    /** Of masks in the same order. */
    static Agreement of(List<Mask> masks, List<Mask> others) {
        double[] ious = IntStream.range(0, masks.size())
                .mapToDouble(i -> iou(masks.get(i), others.get(i)))
                .toArray();
        return new Agreement(
                ious.length,
                Arrays.stream(ious).average().orElse(1),
                Arrays.stream(ious).min().orElse(1));
    }

    private static double iou(Mask a, Mask b) {
        int either = a.or(b).area();
        return either == 0 ? 1 : (double) a.and(b).area() / either;
    }
}
