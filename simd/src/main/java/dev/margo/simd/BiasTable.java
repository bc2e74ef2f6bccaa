package dev.margo.simd;

/** A stored bias for each pair of query position and key, as TinyViT has. */
public final class BiasTable implements ScoreBias {
    private final float[] biases;
    private final int offset;
    private final int keys;
    private int[] positions = new int[0];
    private int first;

    /** @param biases positions x keys, row-major, from {@code offset} on */
    public BiasTable(float[] biases, int offset, int keys) {
        this.biases = biases;
        this.offset = offset;
        this.keys = keys;
    }

    @Override
    public void begin(float[] queries, int[] positionOfQuery, int firstQuery, int count) {
        positions = positionOfQuery;
        first = firstQuery;
    }

    @Override
    public void write(int row, int firstKey, int count, float[] scores, int to) {
        System.arraycopy(biases, offset + positions[first + row] * keys + firstKey, scores, to, count);
    }
}
