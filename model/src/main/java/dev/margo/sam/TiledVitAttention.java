package dev.margo.sam;

import dev.margo.simd.FlashAttention;
import dev.margo.simd.RelativePositionBias;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Attention in tiles on Java's Vector API: each task takes one head through some of the windows, or through some of the
 * queries of a single one. Needs {@link dev.margo.simd.Simd}.
 */
final class TiledVitAttention implements VitAttentionKernel {
    private static final int TASKS_PER_THREAD = 2; // so that a thread that was held up is not waited for long

    @Override
    public void attend(VitAttention weights, Tensor qkv, Tensor attended, TokenGrid grid, int window) {
        List<AttentionWindow> windows = AttentionWindow.over(grid.height(), grid.width(), window);
        Tokens tokens = new Tokens(weights, qkv, attended);
        RelativePositionBias bias = bias(weights, windows.get(0));
        int heads = weights.heads;
        int parts = Math.max(1, TASKS_PER_THREAD * Workers.threads() / heads);
        Workers.forEach(heads * parts, task -> {
            Head head = new Head(tokens, task / parts, windows.get(0).tokens().length, bias.copy());
            int part = task % parts;
            if (windows.size() == 1) {
                int count = windows.get(0).queries().length;
                head.attend(windows.get(0), count * part / parts, count * (part + 1) / parts);
                return;
            }
            for (int i = windows.size() * part / parts; i < windows.size() * (part + 1) / parts; i++) {
                head.attend(windows.get(i), 0, windows.get(i).queries().length);
            }
        });
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

    /** One head in one task, with the arrays it gathers windows into. */
    private static final class Head {
        private final Tokens tokens;
        private final int head;
        private final RelativePositionBias bias;
        private final FlashAttention attention;
        private final float[] queries;
        private final float[] keys;
        private final float[] values;
        private final float[] out;

        Head(Tokens tokens, int head, int places, RelativePositionBias bias) {
            this.tokens = tokens;
            this.head = head;
            this.bias = bias;
            attention = new FlashAttention(tokens.headWidth, places);
            queries = new float[places * tokens.headWidth];
            keys = new float[places * tokens.headWidth];
            values = new float[places * tokens.headWidth];
            out = new float[places * tokens.headWidth];
        }

        /** Attends with the window's queries from {@code from} up to {@code to}. */
        void attend(AttentionWindow window, int from, int to) {
            int headWidth = tokens.headWidth;
            int places = window.tokens().length;
            for (int place = 0; place < places; place++) {
                tokens.read(window.tokens()[place], 1, head, keys, place * headWidth);
                tokens.read(window.tokens()[place], 2, head, values, place * headWidth);
            }
            int[] positions = Arrays.copyOfRange(window.queries(), from, to);
            for (int i = 0; i < positions.length; i++) {
                tokens.read(window.tokens()[positions[i]], 0, head, queries, i * headWidth);
            }
            attention.look(keys, values, places);
            attention.attend(queries, positions, positions.length, (float) (1 / Math.sqrt(headWidth)), bias, out);
            for (int i = 0; i < positions.length; i++) {
                tokens.write(window.tokens()[positions[i]], head, out, i * headWidth);
            }
        }
    }
}
