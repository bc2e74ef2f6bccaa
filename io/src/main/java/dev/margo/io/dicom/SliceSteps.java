package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The even steps from slice to slice, found in their positions.
 *
 * @param indices where each place is in the grid, ascending from 0; one is left out where a slice is missing
 * @param step from a slice to the next in mm; not along the normal where the gantry was tilted
 */
record SliceSteps(int[] indices, double[] step, List<String> warnings) {
    private static final double UNEVEN = 0.1;
    private static final double NOTICED = 0.01;
    private static final double TILT_DEGREES = 0.1;

    int depth() {
        return indices[indices.length - 1] + 1;
    }

    /** Of one slice: its thickness, or 1 mm. */
    static SliceSteps single(double[] normal, OptionalDouble thickness) {
        List<String> warnings =
                thickness.isPresent() ? List.of() : List.of("one slice of unknown thickness; 1 mm is taken for it");
        return new SliceSteps(new int[1], Vectors.times(normal, thickness.orElse(1)), warnings);
    }

    /**
     * Of at least two positions, ascending along {@code normal}.
     *
     * @throws ImageFormatException if they are in no even grid, or more are missing than there
     */
    static SliceSteps of(String name, List<double[]> positions, double[] normal) throws ImageFormatException {
        int[] indices = indices(name, positions, normal);
        int last = indices.length - 1;
        double[] whole = Vectors.plus(positions.get(last), positions.get(0), -1);
        double[] step = Vectors.times(whole, 1.0 / indices[last]);
        List<String> warnings = new ArrayList<>();
        if (indices[last] > last) {
            warnings.add("%s of %s slices are missing; they are filled with the least value of the slice before"
                    .formatted(indices[last] - last, indices[last] + 1));
        }
        double off = farthest(positions, indices, step);
        if (off > UNEVEN * Vectors.length(step)) {
            throw uneven(name, "slices up to %s mm off an even grid".formatted(rounded(off)));
        }
        if (off > NOTICED * Vectors.length(step)) {
            warnings.add("slices are up to %s mm off their even grid".formatted(rounded(off)));
        }
        double cosine = Math.min(1, Vectors.dot(step, normal) / Vectors.length(step));
        double tilt = Math.toDegrees(Math.acos(cosine));
        if (tilt > TILT_DEGREES) {
            warnings.add("the gantry was tilted by %s degrees: the grid is sheared".formatted(rounded(tilt)));
        }
        return new SliceSteps(indices, step, warnings);
    }

    private static int[] indices(String name, List<double[]> positions, double[] normal) throws ImageFormatException {
        double[] gaps = new double[positions.size() - 1];
        Arrays.setAll(gaps, i -> Vectors.dot(normal, positions.get(i + 1)) - Vectors.dot(normal, positions.get(i)));
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        int[] indices = new int[positions.size()];
        for (int i = 0; i < gaps.length; i++) {
            double ratio = gaps[i] / usual;
            long steps = Math.round(ratio);
            if (steps < 1 || Math.abs(ratio - steps) > UNEVEN * steps) {
                throw uneven(
                        name,
                        "slices %s to %s mm apart".formatted(rounded(sorted[0]), rounded(sorted[sorted.length - 1])));
            }
            if (indices[i] + steps >= 2L * positions.size()) {
                throw uneven(name, "more slices missing than there");
            }
            indices[i + 1] = indices[i] + (int) steps;
        }
        return indices;
    }

    private static double farthest(List<double[]> positions, int[] indices, double[] step) {
        double off = 0;
        for (int i = 0; i < indices.length; i++) {
            double[] expected = Vectors.plus(positions.get(0), step, indices[i]);
            off = Math.max(off, Vectors.distance(expected, positions.get(i)));
        }
        return off;
    }

    private static ImageFormatException uneven(String name, String found) {
        return new ImageFormatException(
                name, found + ", which make no grid; give evenly spaced slices, or resample the series first");
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
