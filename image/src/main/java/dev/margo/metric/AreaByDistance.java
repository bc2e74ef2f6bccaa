package dev.margo.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How much area of a surface lies at each distance. A hash table of primitives, as surfaces have millions of corners. */
final class AreaByDistance {
    private double[] distances = new double[64]; // NaN where the table is free
    private double[] areas = new double[64];
    private int count;

    AreaByDistance() {
        Arrays.fill(distances, Double.NaN);
    }

    void add(double distance, double area) {
        int at = find(distance);
        if (Double.isNaN(distances[at])) {
            if (2 * (count + 1) > distances.length) {
                grow();
                at = find(distance);
            }
            distances[at] = distance;
            count++;
        }
        areas[at] += area;
    }

    private int find(double distance) {
        long bits = Double.doubleToRawLongBits(distance) * 0x9E3779B97F4A7C15L;
        int at = (int) (bits >>> 32) & distances.length - 1;
        while (!Double.isNaN(distances[at]) && distances[at] != distance) {
            at = at + 1 & distances.length - 1;
        }
        return at;
    }

    private void grow() {
        double[] oldDistances = distances;
        double[] oldAreas = areas;
        distances = new double[2 * oldDistances.length];
        areas = new double[distances.length];
        count = 0;
        Arrays.fill(distances, Double.NaN);
        for (int i = 0; i < oldDistances.length; i++) {
            if (!Double.isNaN(oldDistances[i])) {
                add(oldDistances[i], oldAreas[i]);
            }
        }
    }

    void addAll(AreaByDistance other) {
        for (int i = 0; i < other.distances.length; i++) {
            if (!Double.isNaN(other.distances[i])) {
                add(other.distances[i], other.areas[i]);
            }
        }
    }

    /** The same by ascending distance. */
    DistanceProfile sorted() {
        int[] order = IntStream.range(0, distances.length)
                .filter(i -> !Double.isNaN(distances[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(distances[a], distances[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new DistanceProfile(
                Arrays.stream(order).mapToDouble(i -> distances[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> areas[i]).toArray());
    }
}
