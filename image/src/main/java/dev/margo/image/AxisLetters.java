package dev.margo.image;

import java.util.Comparator;
import java.util.List;

/**
 * Names the directions of a grid's axes after the patient's: each axis gets the one nearest to it, and no two the same
 * pair, so that oblique grids have three different letters too.
 */
final class AxisLetters {
    private static final String TOWARDS = "LPS"; // where x, y and z grow to
    private static final String AWAY = "RAI";

    /** Which of the patient's axes i, j and k run along. */
    static final List<int[]> ORDERS = List.of(
            new int[] {0, 1, 2},
            new int[] {0, 2, 1},
            new int[] {1, 0, 2},
            new int[] {1, 2, 0},
            new int[] {2, 0, 1},
            new int[] {2, 1, 0});

    private AxisLetters() {}

    static String of(Affine toPatient) {
        double[] direction = toPatient.direction();
        int[] order = ORDERS.stream()
                .max(Comparator.comparingDouble(candidate -> agreement(direction, candidate)))
                .orElseThrow();
        StringBuilder letters = new StringBuilder();
        for (int axis = 0; axis < order.length; axis++) {
            boolean grows = direction[3 * order[axis] + axis] >= 0;
            letters.append((grows ? TOWARDS : AWAY).charAt(order[axis]));
        }
        return letters.toString();
    }

    private static double agreement(double[] direction, int[] order) {
        double sum = 0;
        for (int axis = 0; axis < order.length; axis++) {
            sum += Math.abs(direction[3 * order[axis] + axis]);
        }
        return sum;
    }
}
