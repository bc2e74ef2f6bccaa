package dev.margo.tinyvit;

import dev.margo.nn.WindowGrid;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * {@link OffsetBiasAttention} of many windows at once; they are filled up with the query, key and value of a padded token.
 * Any number of threads may attend at once.
 */
final class WindowAttention {
    private final int heads;
    private final int headWidth;
    private final Tensor bias; // (heads, N, N)
    private final Tensor ofPadding; // (3 C)

    WindowAttention(OffsetBiasAttention plain, TensorScope weights) {
        heads = plain.heads;
        headWidth = plain.headWidth;
        bias = weights.adopt(plain.bias());
        ofPadding = weights.adopt(plain.ofPadding());
    }

    /**
     * Attends inside every window of {@code run}.
     *
     * @param attended (tokens, C), row by row, written
     * @param qkv (tokens, 3 C), for each head its query, key and value
     */
    void attend(Tensor attended, Tensor qkv, WindowRun run) {
        int window = run.window();
        WindowGrid grid = new WindowGrid(1, window, (long) run.windows() * window, window);
        Tensor merged = grid.merge(attend(grid.partition(padded(qkv, run).unsqueeze(0))));
        Tensor real = merged.select(0, 0).narrow(0, 0, run.height()).narrow(1, 0, run.width());
        Into.copy(attended.reshape(run.height(), run.width(), -1), real);
    }

    /** (tokens, 3 C) to whole windows, (w, windows w, 3 C). */
    private Tensor padded(Tensor qkv, WindowRun run) {
        Tensor onMap = qkv.reshape(run.height(), run.width(), -1);
        int width = run.windows() * run.window();
        if (run.height() == run.window() && run.width() == width) {
            return onMap;
        }
        Tensor padded = Tensor.empty(run.window(), width, qkv.size(1));
        Into.copy(padded, ofPadding);
        Into.copy(padded.narrow(0, 0, run.height()).narrow(1, 0, run.width()), onMap);
        return padded;
    }

    /** (windows, w, w, 3 C) to (windows, w, w, C). */
    private Tensor attend(Tensor windows) {
        long places = windows.size(1) * windows.size(2);
        Tensor split = windows.reshape(windows.size(0), places, heads, 3L * headWidth) // each head's lie together
                .permute(0, 2, 1, 3);
        Tensor queries = split.narrow(3, 0, headWidth).mul(1 / Math.sqrt(headWidth));
        Tensor keys = split.narrow(3, headWidth, headWidth);
        Tensor values = split.narrow(3, 2L * headWidth, headWidth);
        Tensor scores = queries.matmul(keys.transpose(2, 3)); // (windows, heads, N, N)
        Into.add(scores, scores, bias);
        Into.softmax(scores);
        return scores.matmul(values).permute(0, 2, 1, 3).reshape(windows.size(0), windows.size(1), windows.size(2), -1);
    }
}
