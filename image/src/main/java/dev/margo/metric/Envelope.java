package dev.margo.metric;

/**
 * The lowest of the parabolas {@code height(q) + (spacing (x - q))^2} over a row of heights.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012), algorithm 1. Infinite
 * heights take no part.
 */
final class Envelope {
    private final double spacing;
    private final double[] squares; // of the distances along the row
    private final int[] apex;
    private final double[] begin;
    private int count;

    Envelope(int length, double spacing) {
        this.spacing = spacing;
        squares = Distances.squares(length, spacing);
        apex = new int[length];
        begin = new double[length];
    }

    void fit(double[] heights) {
        count = 0;
        double squaredSpacing = spacing * spacing;
        for (int q = 0; q < heights.length; q++) {
            if (heights[q] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double from = Double.NEGATIVE_INFINITY;
            while (count > 0) {
                int p = apex[count - 1];
                from = ((heights[q] - heights[p]) / (squaredSpacing * (q - p)) + q + p) / 2;
                if (from > begin[count - 1]) {
                    break;
                }
                count--;
                from = Double.NEGATIVE_INFINITY;
            }
            apex[count] = q;
            begin[count] = from;
            count++;
        }
    }

    /** Puts the lowest values at the {@code places}, which ascend, into column {@code column} of {@code rows}. */
    void evaluate(double[] heights, int[] places, double[][] rows, int column) {
        int k = 0;
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            while (k + 1 < count && begin[k + 1] < place) {
                k++;
            }
            rows[i][column] =
                    count == 0 ? Double.POSITIVE_INFINITY : heights[apex[k]] + squares[Math.abs(place - apex[k])];
        }
    }
}
