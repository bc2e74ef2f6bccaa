package dev.margo.tinyvit;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/**
 * Self-attention inside a window, with one learned bias per head and offset (|row difference|, |column difference|).
 */
final class OffsetBiasAttention {
    private final Parameter biases; // (heads, window^2), offsets row-major
    final LayerNorm norm;
    final Linear qkv;
    final Linear proj;
    final int heads;
    final int headWidth;
    private final long[] offsetOfPair; // window^2 x window^2, row-major

    OffsetBiasAttention(Parameters parameters, int width, int heads, int window) {
        this.heads = heads;
        headWidth = width / heads;
        biases = parameters.weight("attention_biases", heads, (long) window * window);
        norm = new LayerNorm(parameters.in("norm"), width, TinyVitBlock.NORM_EPSILON);
        qkv = new Linear(parameters.in("qkv"), width, 3 * width);
        proj = new Linear(parameters.in("proj"), width, width);
        offsetOfPair = offsetOfPair(window);
    }

    private static long[] offsetOfPair(int window) {
        int tokens = window * window;
        long[] offsets = new long[tokens * tokens];
        for (int from = 0; from < tokens; from++) {
            for (int to = 0; to < tokens; to++) {
                int rows = Math.abs(from / window - to / window);
                int columns = Math.abs(from % window - to % window);
                offsets[from * tokens + to] = (long) rows * window + columns;
            }
        }
        return offsets;
    }

    /** (B, w, w, C) windows to the same. */
    Tensor forward(Tensor windows) {
        return proj.forward(attend(qkv.forward(norm.forward(windows))));
    }

    /** The attended values (B, w, w, C) of windows (B, w, w, 3 C) of queries, keys and values. */
    Tensor attend(Tensor windows) {
        long batch = windows.size(0);
        long tokens = windows.size(1) * windows.size(2);
        Tensor split = windows.reshape(batch, tokens, heads, 3L * headWidth) // each head's lie together
                .permute(0, 2, 1, 3);
        Tensor q = split.narrow(3, 0, headWidth);
        Tensor k = split.narrow(3, headWidth, headWidth);
        Tensor v = split.narrow(3, 2L * headWidth, headWidth);
        Tensor scores =
                q.matmul(k.transpose(2, 3)).mul(1 / Math.sqrt(headWidth)).add(bias());
        Tensor attended = scores.softmax(-1).matmul(v).permute(0, 2, 1, 3); // (B, N, heads, headWidth)
        return attended.reshape(batch, windows.size(1), windows.size(2), -1);
    }

    /** Query, key and value (3 C) of a padded token, for each head: padding is added before the norm. */
    Tensor ofPadding() {
        return qkv.forward(norm.bias());
    }

    /** What each pair of tokens adds to its score, (heads, N, N). */
    Tensor bias() {
        long tokens = biases.size(1); // as many as there are offsets
        return biases.value().indexSelect(1, offsetOfPair).reshape(heads, tokens, tokens);
    }
}
