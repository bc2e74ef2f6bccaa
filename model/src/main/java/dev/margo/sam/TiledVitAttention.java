package dev.margo.sam;

import dev.margo.simd.FlashAttention;
import dev.margo.simd.RelativePositionBias;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Attention in tiles on Java's Vector API: each task takes one head through some of the windows, or through some of the
 * queries of a single one. Needs {@link dev.margo.simd.Simd}.
 */
final class TiledVitAttention implements VitAttentionKernel {
    private static final int TASKS_PER_THREAD = 2; // so that a thread that was held up is not waited for long

    private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

    @Override
    public void attend(VitAttention weights, Tensor qkv, Tensor attended, TokenGrid grid, int window) {
        List<AttentionWindow> windows = AttentionWindow.over(grid.height(), grid.width(), window);
        Tokens tokens = new Tokens(weights, qkv, attended);
        RelativePositionBias bias = bias(weights, windows.get(0));
        int heads = weights.heads;
        int parts = Math.max(1, TASKS_PER_THREAD * Workers.threads() / heads);
        int mostPlaces = Math.max(grid.tokens(), windows.get(0).tokens().length); // of any block, so that all can share
        Workers.forEach(heads * parts, task -> {
            Scratch scratch = borrow(weights.headWidth, mostPlaces);
            new Head(tokens, task / parts, bias.copy(), scratch).attend(windows, task % parts, parts);
            idle.add(scratch);
        });
    }

    private Scratch borrow(int headWidth, int places) {
        Scratch scratch = idle.poll();
        return scratch != null && scratch.keys.length >= places * headWidth ? scratch : new Scratch(headWidth, places);
    }

    private static RelativePositionBias bias(VitAttention weights, AttentionWindow window) {
        try (TensorScope scope = TensorScope.open("relative positions")) {
            return new RelativePositionBias(
                    window.height(),
                    window.width(),
                    weights.headWidth,
                    weights.rows.table(window.height()).toFloats(),
                    weights.columns.table(window.width()).toFloats());
        }
    }

    /** The queries, keys, values and results of all tokens and heads, in native memory. */
    private static final class Tokens {
        private final FloatBuffer qkv;
        private final FloatBuffer attended;
        private final float[] ofPadding; // the query, key and value of a token of zeros: the bias
        private final int width;
        private final int headWidth;

        Tokens(VitAttention weights, Tensor qkv, Tensor attended) {
            this.qkv = qkv.floats();
            this.attended = attended.floats();
            ofPadding = weights.qkv.bias().toFloats();
            headWidth = weights.headWidth;
            width = weights.heads * headWidth;
        }

        /** Copies the query (0), key (1) or value (2) of a head. */
        void read(int token, int which, int head, float[] to, int offset) {
            int from = which * width + head * headWidth;
            if (token == AttentionWindow.PADDING) {
                System.arraycopy(ofPadding, from, to, offset, headWidth);
            } else {
                qkv.get(token * 3 * width + from, to, offset, headWidth);
            }
        }

        void write(int token, int head, float[] from, int offset) {
            attended.put(token * width + head * headWidth, from, offset, headWidth);
        }
    }

    /** What a task gathers a window into; tasks pass it on, so that there are no more of them than threads. */
    private static final class Scratch {
        private final FlashAttention attention;
        private final float[] queries;
        private final float[] keys;
        private final float[] values;
        private final float[] out;

        Scratch(int headWidth, int places) {
            attention = new FlashAttention(headWidth, places);
            queries = new float[places * headWidth];
            keys = new float[places * headWidth];
            values = new float[places * headWidth];
            out = new float[places * headWidth];
        }
    }

    /** One head in one task. */
    private record Head(Tokens tokens, int head, RelativePositionBias bias, Scratch scratch) {
        /** Part {@code part} of {@code parts}: of the windows, or of the queries if there is but one window. */
        void attend(List<AttentionWindow> windows, int part, int parts) {
            if (windows.size() == 1) {
                int count = windows.get(0).queries().length;
                attend(windows.get(0), count * part / parts, count * (part + 1) / parts);
                return;
            }
            for (AttentionWindow window :
                    windows.subList(windows.size() * part / parts, windows.size() * (part + 1) / parts)) {
                attend(window, 0, window.queries().length);
            }
        }

        private void attend(AttentionWindow window, int from, int to) {
            int headWidth = tokens.headWidth;
            int places = window.tokens().length;
            for (int place = 0; place < places; place++) {
                tokens.read(window.tokens()[place], 1, head, scratch.keys, place * headWidth);
                tokens.read(window.tokens()[place], 2, head, scratch.values, place * headWidth);
            }
            int[] positions = Arrays.copyOfRange(window.queries(), from, to);
            for (int i = 0; i < positions.length; i++) {
                tokens.read(window.tokens()[positions[i]], 0, head, scratch.queries, i * headWidth);
            }
            float scale = (float) (1 / Math.sqrt(headWidth));
            scratch.attention.look(scratch.keys, scratch.values, places);
            scratch.attention.attend(scratch.queries, positions, positions.length, scale, bias, scratch.out);
            for (int i = 0; i < positions.length; i++) {
                tokens.write(window.tokens()[positions[i]], head, scratch.out, i * headWidth);
            }
        }
    }
}
