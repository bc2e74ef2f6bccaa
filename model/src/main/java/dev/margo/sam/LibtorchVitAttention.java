package dev.margo.sam;

import dev.margo.nn.WindowGrid;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;

/** Attention by libtorch's operations, each head a task: where Java has no Vector API. */
final class LibtorchVitAttention implements VitAttentionKernel {
    @Override
    public void attend(VitAttention weights, Tensor qkv, Tensor attended, TokenGrid grid, int window) {
        try (TensorScope scope = TensorScope.open("attention")) {
            if (window == 0) {
                Tensor whole = qkv.reshape(1, grid.height(), grid.width(), -1);
                Into.copy(attended, attend(weights, whole).reshape(attended.shape()));
                return;
            }
            Tensor padded = padded(weights, qkv, grid, window);
            WindowGrid windows = WindowGrid.of(padded, window);
            Tensor merged = windows.merge(attend(weights, windows.partition(padded)));
            Tensor inside = merged.narrow(1, 0, grid.height()).narrow(2, 0, grid.width());
            Into.copy(attended.reshape(inside.shape()), inside);
        }
    }

    /** The grid extended to whole windows; a place without token has the query, key and value of zeros: the bias. */
    private static Tensor padded(VitAttention weights, Tensor qkv, TokenGrid grid, int window) {
        int height = (grid.height() + window - 1) / window * window;
        int width = (grid.width() + window - 1) / window * window;
        Tensor padded = Tensor.empty(1, height, width, qkv.size(1));
        Into.copy(padded, weights.qkv.bias().expand(1, height, width, -1));
        Into.copy(
                padded.narrow(1, 0, grid.height()).narrow(2, 0, grid.width()),
                qkv.reshape(1, grid.height(), grid.width(), -1));
        return padded;
    }

    /** (B, H, W, 3 C) windows to (B, H, W, C). */
    private static Tensor attend(VitAttention weights, Tensor windows) {
        long batch = windows.size(0);
        long height = windows.size(1);
        long width = windows.size(2);
        Tensor split = windows.reshape(batch, height, width, 3, weights.heads, weights.headWidth)
                .permute(3, 0, 4, 1, 2, 5);
        Tensor rowTable = weights.rows.between(height);
        Tensor columnTable = weights.columns.between(width);
        Tensor attended = Tensor.empty(batch, weights.heads, height, width, weights.headWidth);
        Workers.forEach(weights.heads, head -> {
            try (TensorScope scope = TensorScope.open("attention head")) {
                Tensor ofHead = split.narrow(2, head, 1);
                Into.copy(attended.narrow(1, head, 1), weights.attend(ofHead, rowTable, columnTable));
            }
        });
        return attended.permute(0, 2, 3, 1, 4).reshape(batch, height, width, -1);
    }
}
