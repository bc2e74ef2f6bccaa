package dev.margo.simd;

/** What attention adds to the scores before the softmax. An instance belongs to one thread at a time. */
public interface ScoreBias {
    /** Floats that {@link #write} may spoil behind the last one asked for. */
    int SLACK = 16;

    /**
     * Announces the tile of queries that is asked for next.
     *
     * @param queries row-major, not scaled, from row 0
     * @param positions where each query sits among the keys
     * @param first index of the tile's first query in both
     * @param count queries in the tile
     */
    void begin(float[] queries, int[] positions, int first, int count);

    /** Writes the biases of the tile's query {@code row} and keys {@code firstKey} on, {@code count} of them. */
    void write(int row, int firstKey, int count, float[] scores, int offset);
}
