package dev.margo.metric;

import java.util.Arrays;

/**
 * How much area of a surface lies at each distance from another one.
 *
 * @param distances in mm, ascending
 * @param areas at each of them
 */
record DistanceProfile(double[] distances, double[] areas) {
    static final DistanceProfile EMPTY = new DistanceProfile(new double[0], new double[0]);

    double area() {
        return Arrays.stream(areas).sum();
    }

    double areaWithin(double distance) {
        double within = 0;
        for (int i = 0; i < areas.length && distances[i] <= distance; i++) {
            within += areas[i];
        }
        return within;
    }

    /** The least distance within which {@code share} of the area lies; 0 without a surface. */
    double quantile(double share) {
        if (areas.length == 0) {
            return 0;
        }
        double all = area();
        double within = 0;
        for (int i = 0; i < areas.length; i++) {
            within += areas[i];
            if (within / all >= share) {
                return distances[i];
            }
        }
        return distances[distances.length - 1];
    }

    /** The sum of the distances, each times its area. */
    double moment() {
        double sum = 0;
        for (int i = 0; i < areas.length; i++) {
            sum += distances[i] * areas[i];
        }
        return sum;
    }

    /** The mean distance; 0 without a surface. */
    double mean() {
        return areas.length == 0 ? 0 : moment() / area();
    }
}
