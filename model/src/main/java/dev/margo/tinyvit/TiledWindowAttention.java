package dev.margo.tinyvit;

import dev.margo.simd.BiasTable;
import dev.margo.simd.FlashAttention;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.nio.FloatBuffer;

/** Attention in tiles on Java's Vector API, a window and head at a time. Needs {@link dev.margo.simd.Simd}. */
final class TiledWindowAttention implements WindowAttention {
    private final int heads;
    private final int headWidth;
    private final float[] biases; // heads x N x N
    private final float[] ofPadding; // query, key and value of a padded token, 3 C

    TiledWindowAttention(OffsetBiasAttention plain) {
        heads = plain.heads;
        headWidth = plain.headWidth;
        try (TensorScope scope = TensorScope.open("prepare attention")) {
            biases = plain.bias().toFloats();
            ofPadding = plain.ofPadding().toFloats();
        }
    }

    @Override
    public void attend(Tensor attended, Tensor qkv, WindowRun run) {
        Task task = new Task(run, qkv.floats(), attended.floats());
        for (int left = 0; left < run.width(); left += run.window()) {
            for (int head = 0; head < heads; head++) {
                task.attend(left, head);
            }
        }
    }

    /** The arrays that a thread gathers one window and head into. */
    private final class Task {
        private final WindowRun run;
        private final FloatBuffer qkv;
        private final FloatBuffer attended;
        private final int places; // N
        private final FlashAttention attention;
        private final int[] positions;
        private final float[] token = new float[3 * headWidth];
        private final float[] queries;
        private final float[] keys;
        private final float[] values;
        private final float[] out;

        Task(WindowRun run, FloatBuffer qkv, FloatBuffer attended) {
            this.run = run;
            this.qkv = qkv;
            this.attended = attended;
            places = run.window() * run.window();
            attention = new FlashAttention(headWidth, places);
            positions = new int[places];
            queries = new float[places * headWidth];
            keys = new float[places * headWidth];
            values = new float[places * headWidth];
            out = new float[places * headWidth];
        }

        void attend(int left, int head) {
            int count = gather(left, head);
            attention.look(keys, values, places);
            BiasTable bias = new BiasTable(biases, head * places * places, places);
            attention.attend(queries, positions, count, (float) (1 / Math.sqrt(headWidth)), bias, out);
            for (int i = 0; i < count; i++) {
                int to = (tokenAt(left, positions[i]) * heads + head) * headWidth;
                attended.put(to, out, i * headWidth, headWidth);
            }
        }

        /** Every place has a key and a value, but only those on the map have a query. Returns how many these are. */
        private int gather(int left, int head) {
            int count = 0;
            for (int place = 0; place < places; place++) {
                int at = tokenAt(left, place);
                if (at < 0) {
                    System.arraycopy(ofPadding, head * 3 * headWidth, token, 0, 3 * headWidth);
                } else {
                    qkv.get((at * heads + head) * 3 * headWidth, token, 0, 3 * headWidth);
                    System.arraycopy(token, 0, queries, count * headWidth, headWidth);
                    positions[count] = place;
                    count++;
                }
                System.arraycopy(token, headWidth, keys, place * headWidth, headWidth);
                System.arraycopy(token, 2 * headWidth, values, place * headWidth, headWidth);
            }
            return count;
        }

        /** Where the token at a place of the window lies in the run, or -1 for padding. */
        private int tokenAt(int left, int place) {
            int row = place / run.window();
            int column = left + place % run.window();
            return row < run.height() && column < run.width() ? row * run.width() + column : -1;
        }
    }
}
