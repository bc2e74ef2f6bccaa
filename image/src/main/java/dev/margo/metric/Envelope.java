package dev.margo.metric;

/**
 * The lowest of some parabolas {@code height + (spacing (x - place))^2}.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012), algorithm 1.
 */
final class Envelope {
    private final double squaredSpacing;
    private final double[] squares; // of the distances along the row
    private final int[] apexes;
    private final double[] heights;
    private final double[] begins;
    private int count;

    /** @param length places are below it */
    Envelope(int length, double spacing) {
        squaredSpacing = spacing * spacing;
        squares = Distances.squares(length, spacing);
        apexes = new int[length];
        heights = new double[length];
        begins = new double[length];
    }

    void clear() {
        count = 0;
    }

    /** Adds a parabola; places ascend, heights are finite. */
    void add(int place, double height) {
        double begin = Double.NEGATIVE_INFINITY;
        while (count > 0) {
            int last = apexes[count - 1];
            begin = ((height - heights[count - 1]) / (squaredSpacing * (place - last)) + place + last) / 2;
            if (begin > begins[count - 1]) {
                break;
            }
            count--;
            begin = Double.NEGATIVE_INFINITY;
        }
        apexes[count] = place;
        heights[count] = height;
        begins[count] = begin;
        count++;
    }

    /** The lowest values at {@code places}, which ascend, of at least one parabola. */
    double[] at(int[] places) {
        double[] lowest = new double[places.length];
        int k = 0;
        for (int i = 0; i < places.length; i++) {
            while (k + 1 < count && begins[k + 1] < places[i]) {
                k++;
            }
            lowest[i] = heights[k] + squares[Math.abs(places[i] - apexes[k])];
        }
        return lowest;
    }
}
