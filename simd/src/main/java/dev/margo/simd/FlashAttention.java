package dev.margo.simd;

import static dev.margo.simd.Lanes.COUNT;
import static dev.margo.simd.Lanes.SPECIES;

import dev.margo.simd.TileProduct.Tile;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * softmax(Q K^T scale + bias) V of one head, without ever holding all scores: a tile of queries meets the keys block by
 * block, and a running largest score and sum per query make the softmax exact. Keys and values are packed once per
 * head.
 *
 * <p>Belongs to one thread; reuse it, it holds the packed keys and one tile.
 */
public final class FlashAttention {
    private static final int QUERIES = 96; // a multiple of TileProduct.ROWS
    private static final int KEYS = 256; // scores of a tile, keys and values of a block share the second-level cache
    private static final float NOTHING = -1e30f;

    private final int headWidth;
    private final int paddedWidth;
    private final float[] packedKeys;
    private final float[] packedValues;
    private final Tile queries;
    private final Tile scores;
    private final Tile attended;
    private final float[] largest = new float[QUERIES];
    private final float[] sums = new float[QUERIES];
    private int keys;

    /**
     * @param headWidth D, of queries, keys and values
     * @param mostKeys K at most
     */
    public FlashAttention(int headWidth, int mostKeys) {
        this.headWidth = headWidth;
        paddedWidth = Lanes.pad(headWidth);
        packedKeys = new float[Lanes.pad(mostKeys) * headWidth];
        packedValues = new float[mostKeys * paddedWidth];
        queries = new Tile(new float[QUERIES * headWidth], headWidth);
        scores = new Tile(new float[QUERIES * KEYS + ScoreBias.SLACK], KEYS);
        attended = new Tile(new float[QUERIES * paddedWidth], paddedWidth);
    }

    /** Takes the keys and values, K x D each, that {@link #attend} looks at. */
    public void look(float[] keyRows, float[] valueRows, int count) {
        keys = count;
        for (int first = 0; first < count; first += KEYS) {
            int block = Math.min(KEYS, count - first);
            TileProduct.packTransposed(keyRows, first * headWidth, headWidth, block, packedKeys, first * headWidth);
            TileProduct.pack(valueRows, first * headWidth, block, headWidth, packedValues, first * paddedWidth);
        }
    }

    /**
     * Attends with every query.
     *
     * @param queryRows N x D, row-major, not scaled
     * @param positions where each query sits among the keys, for the bias; N of them
     * @param out N x D, row-major
     */
    public void attend(float[] queryRows, int[] positions, int count, float scale, ScoreBias bias, float[] out) {
        for (int first = 0; first < count; first += QUERIES) {
            int rows = Math.min(QUERIES, count - first);
            begin(queryRows, first, rows, scale);
            bias.begin(queryRows, positions, first, rows);
            for (int key = 0; key < keys; key += KEYS) {
                meet(key, Math.min(KEYS, keys - key), rows, bias);
            }
            finish(out, first, rows);
        }
    }

    private void begin(float[] queryRows, int first, int rows, float scale) {
        float[] tile = queries.values();
        int from = first * headWidth;
        for (int i = 0; i < rows * headWidth; i++) {
            tile[i] = queryRows[from + i] * scale;
        }
        Arrays.fill(tile, rows * headWidth, TileProduct.padRows(rows) * headWidth, 0);
        Arrays.fill(attended.values(), 0);
        Arrays.fill(largest, NOTHING);
        Arrays.fill(sums, 0);
    }

    /** Adds what a block of keys contributes to the tile. */
    private void meet(int firstKey, int block, int rows, ScoreBias bias) {
        int padded = Lanes.pad(block);
        int paddedRows = TileProduct.padRows(rows);
        float[] tile = scores.values();
        for (int row = 0; row < rows; row++) {
            bias.write(row, firstKey, block, tile, row * KEYS);
            Arrays.fill(tile, row * KEYS + block, row * KEYS + padded, NOTHING);
        }
        TileProduct.multiplyAdd(queries, packedKeys, firstKey * headWidth, scores, paddedRows, headWidth, padded);
        for (int row = 0; row < rows; row++) {
            exponentiate(row, padded);
        }
        TileProduct.multiplyAdd(scores, packedValues, firstKey * paddedWidth, attended, paddedRows, block, paddedWidth);
    }

    /** Scores become weights relative to the largest score so far; what was summed before is brought to it. */
    private void exponentiate(int row, int padded) {
        float[] tile = scores.values();
        int from = row * KEYS;
        float before = largest[row];
        float now = Math.max(before, largestOf(tile, from, padded));
        if (now > before) {
            float shrink = (float) Math.exp(before - now);
            sums[row] *= shrink;
            multiply(attended.values(), row * paddedWidth, paddedWidth, shrink);
            largest[row] = now;
        }
        sums[row] += Exponential.replace(tile, from, padded, now);
    }

    private static float largestOf(float[] values, int from, int count) {
        FloatVector most = FloatVector.fromArray(SPECIES, values, from);
        for (int i = from + COUNT; i < from + count; i += COUNT) {
            most = most.max(FloatVector.fromArray(SPECIES, values, i));
        }
        return most.reduceLanes(VectorOperators.MAX);
    }

    private static void multiply(float[] values, int from, int count, float factor) {
        for (int i = from; i < from + count; i += COUNT) {
            FloatVector.fromArray(SPECIES, values, i).mul(factor).intoArray(values, i);
        }
    }

    private void finish(float[] out, int first, int rows) {
        for (int row = 0; row < rows; row++) {
            multiply(attended.values(), row * paddedWidth, paddedWidth, 1 / sums[row]);
            System.arraycopy(attended.values(), row * paddedWidth, out, (first + row) * headWidth, headWidth);
        }
    }
}
