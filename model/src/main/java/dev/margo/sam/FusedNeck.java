package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;

/**
 * The computation of {@link Neck} on pixels as rows. The 3 x 3 convolution is nine products: on a map with a border of
 * zeros, the pixels that one weight meets are the rows of the map, some places on. Of the results, those whose place is
 * in the border mean nothing and are left behind.
 */
final class FusedNeck {
    private static final int SIDE = 3;
    private static final int ROWS = 1024;

    private final Neck weights;

    FusedNeck(Neck weights) {
        this.weights = weights;
    }

    /** (H W, in) to (1, C, H, W). */
    Tensor forward(Tensor x, TokenGrid grid) {
        return TensorScope.compute("neck", () -> {
            int width = grid.width() + 2;
            long channels = weights.project.weight().size(0);
            Tensor bordered = bordered(x, grid);
            Tensor taps = weights.mix.weight().permute(2, 3, 0, 1).reshape(SIDE * SIDE, channels, channels);
            Tensor mixed = Tensor.empty((long) grid.height() * width, channels);
            Workers.forRanges("neck convolution", grid.height() * width, ROWS, (from, count) -> {
                Tensor target = mixed.narrow(0, from, count);
                for (int tap = 0; tap < SIDE * SIDE; tap++) {
                    Tensor met = bordered.narrow(0, from + tap / SIDE * width + tap % SIDE, count);
                    if (tap == 0) {
                        Into.linear(target, met, taps.select(0, tap), null);
                    } else {
                        Into.addLinear(target, met, taps.select(0, tap));
                    }
                }
                weights.mixNorm.intoRows(target, target);
            });
            return mixed.reshape(1, grid.height(), width, channels)
                    .narrow(2, 0, grid.width())
                    .permute(0, 3, 1, 2)
                    .contiguous();
        });
    }

    /** The projected and normed pixels ((H + 2) (W + 2) + 2, C): inside a border of zeros, and two that are only read. */
    private Tensor bordered(Tensor x, TokenGrid grid) {
        long channels = weights.project.weight().size(0);
        long width = grid.width() + 2L;
        Tensor projection = weights.project.weight().reshape(channels, -1);
        Tensor bordered = Tensor.zeros((grid.height() + 2) * width + 2, channels);
        Workers.forRanges("neck projection", grid.height(), grid.height(), (from, count) -> {
            Tensor rows = Tensor.empty((long) count * grid.width(), channels);
            Into.linear(rows, x.narrow(0, (long) from * grid.width(), rows.size(0)), projection, null);
            weights.projectNorm.intoRows(rows, rows);
            Tensor inside = bordered.narrow(0, (from + 1) * width, count * width)
                    .reshape(count, width, channels)
                    .narrow(1, 1, grid.width());
            Into.copy(inside, rows.reshape(inside.shape()));
        });
        return bordered;
    }
}
