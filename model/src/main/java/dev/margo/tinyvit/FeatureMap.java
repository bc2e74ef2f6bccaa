package dev.margo.tinyvit;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.Workers;

/**
 * The pixels of one image with their channels last, and a row of zeros above and below, so that a band of rows may be
 * convolved with its neighbours wherever it lies.
 *
 * @param bordered (H + 2, W, C)
 */
record FeatureMap(Tensor bordered) {
    private static final int COPIED_ROWS = 32;

    /** A map whose pixels are not set yet; the border is. */
    static FeatureMap empty(long height, long width, long channels) {
        Tensor bordered = Tensor.empty(height + 2, width, channels);
        Into.zero(bordered.narrow(0, 0, 1));
        Into.zero(bordered.narrow(0, height + 1, 1));
        return new FeatureMap(bordered);
    }

    FeatureMap emptyLikeThis() {
        return empty(height(), width(), channels());
    }

    /** A copy of {@code image}, (C, H, W). */
    static FeatureMap of(Tensor image) {
        FeatureMap map = empty(image.size(1), image.size(2), image.size(0));
        Tensor pixels = image.permute(1, 2, 0);
        Workers.forRanges(
                "channels last",
                map.height(),
                COPIED_ROWS,
                (from, count) -> Into.copy(map.rows(from, count), pixels.narrow(0, from, count)));
        return map;
    }

    int height() {
        return Math.toIntExact(bordered.size(0) - 2);
    }

    int width() {
        return Math.toIntExact(bordered.size(1));
    }

    int channels() {
        return Math.toIntExact(bordered.size(2));
    }

    /** A view (count, W, C); row -1 and row H are the border. */
    Tensor rows(int first, int count) {
        return bordered.narrow(0, first + 1L, count);
    }

    /** A view (count W, C) of the pixels of some rows. */
    Tensor pixels(int firstRow, int rows) {
        return rows(firstRow, rows).reshape((long) rows * width(), channels());
    }
}
