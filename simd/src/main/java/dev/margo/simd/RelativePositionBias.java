package dev.margo.simd;

import static dev.margo.simd.Lanes.COUNT;
import static dev.margo.simd.Lanes.SPECIES;

import dev.margo.simd.TileProduct.Tile;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The decomposed relative position of ViTDet: a query gains, for every key, its product with a vector for their row
 * difference and with one for their column difference. All products of a query with the two tables are made at once;
 * the biases of a row of keys are then a slice of them.
 *
 * <p>Source: Li et al., Benchmarking Detection Transfer Learning with Vision Transformers (2021), as in
 * segment_anything/modeling/image_encoder.py, {@code add_decomposed_rel_pos}.
 */
public final class RelativePositionBias implements ScoreBias {
    private final int height;
    private final int width;
    private final int headWidth;
    private final int columnsStart; // where the products with the column table begin in a row of products
    private final int stride;
    private final float[] packedTables;
    private Tile queries;
    private Tile products;
    private int[] rowOfQuery = new int[0];
    private int[] columnOfQuery = new int[0];

    /**
     * @param height rows of keys
     * @param width columns of keys
     * @param rowTable (2 height - 1) x D, from the difference -(height - 1) on
     * @param columnTable (2 width - 1) x D
     */
    public RelativePositionBias(int height, int width, int headWidth, float[] rowTable, float[] columnTable) {
        this.height = height;
        this.width = width;
        this.headWidth = headWidth;
        columnsStart = Lanes.pad(2 * height - 1);
        stride = columnsStart + Lanes.pad(2 * width - 1);
        packedTables = new float[stride * headWidth];
        float[] both = new float[stride * headWidth];
        reverse(rowTable, 2 * height - 1, both, 0);
        reverse(columnTable, 2 * width - 1, both, columnsStart);
        TileProduct.packTransposed(both, 0, headWidth, stride, packedTables, 0);
        queries = new Tile(new float[0], headWidth);
        products = new Tile(new float[0], stride);
    }

    /** An equal bias for another thread; it shares the tables. */
    public RelativePositionBias copy() {
        return new RelativePositionBias(this);
    }

    private RelativePositionBias(RelativePositionBias other) {
        height = other.height;
        width = other.width;
        headWidth = other.headWidth;
        columnsStart = other.columnsStart;
        stride = other.stride;
        packedTables = other.packedTables;
        queries = new Tile(new float[0], headWidth);
        products = new Tile(new float[0], stride);
    }

    /** A key's index grows while the difference shrinks, so a reversed table is read forwards. */
    private void reverse(float[] table, int entries, float[] to, int firstRow) {
        for (int i = 0; i < entries; i++) {
            System.arraycopy(table, (entries - 1 - i) * headWidth, to, (firstRow + i) * headWidth, headWidth);
        }
    }

    @Override
    public void begin(float[] queryRows, int[] positions, int first, int count) {
        int rows = TileProduct.padRows(count);
        if (queries.values().length < rows * headWidth) {
            queries = new Tile(new float[rows * headWidth], headWidth);
            products = new Tile(new float[rows * stride + SLACK], stride);
            rowOfQuery = new int[rows];
            columnOfQuery = new int[rows];
        }
        System.arraycopy(queryRows, first * headWidth, queries.values(), 0, count * headWidth);
        Arrays.fill(products.values(), 0);
        TileProduct.multiplyAdd(queries, packedTables, 0, products, rows, headWidth, stride);
        for (int i = 0; i < count; i++) {
            rowOfQuery[i] = positions[first + i] / width;
            columnOfQuery[i] = positions[first + i] % width;
        }
    }

    @Override
    public void write(int row, int firstKey, int count, float[] scores, int offset) {
        float[] values = products.values();
        int byRow = row * stride + height - 1 - rowOfQuery[row];
        int byColumn = row * stride + columnsStart + width - 1 - columnOfQuery[row];
        int key = firstKey;
        while (key < firstKey + count) {
            int column = key % width;
            int run = Math.min(width - column, firstKey + count - key);
            FloatVector ofRow = FloatVector.broadcast(SPECIES, values[byRow + key / width]);
            int from = byColumn + column;
            int to = offset + key - firstKey;
            for (int i = 0; i < run; i += COUNT) { // the last vector may reach into the next run, written after it
                FloatVector.fromArray(SPECIES, values, from + i).add(ofRow).intoArray(scores, to + i);
            }
            key += run;
        }
    }
}
