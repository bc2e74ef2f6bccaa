package dev.margo.phantom;

import java.util.function.IntToDoubleFunction;

/**
 * A radius per direction, about 1. Directions are counted by a quarter of a square instead of by angle, which needs no
 * trigonometry per pixel.
 */
final class Profile {
    /** Number of directions. */
    static final int DIRECTIONS = 160;

    private static final double[] ANGLES = angles();
    private static final int PER_QUARTER = DIRECTIONS / 4;

    private final float[] radii = new float[DIRECTIONS + 2];
    private final float hole;
    private final float largest;

    /**
     * @param radius by number of direction
     * @param hole radius of what is left out in the middle, as a share of the outer one; 0 for none
     */
    Profile(IntToDoubleFunction radius, double hole) {
        this.hole = (float) hole;
        float most = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            radii[i] = (float) Math.max(0.05, radius.applyAsDouble(i));
            most = Math.max(most, radii[i]);
        }
        radii[DIRECTIONS] = radii[0];
        radii[DIRECTIONS + 1] = radii[1];
        largest = most;
    }

    /** In radians. */
    static double angle(int direction) {
        return ANGLES[direction];
    }

    private static double[] angles() {
        double[] angles = new double[DIRECTIONS];
        for (int i = 0; i < DIRECTIONS; i++) {
            double turn = 4.0 * i / DIRECTIONS; // (1, 0), (0, 1), (-1, 0), (0, -1) at 0, 1, 2, 3
            double x = turn <= 2 ? 1 - turn : turn - 3;
            double y = turn <= 1 ? turn : turn <= 3 ? 2 - turn : turn - 4;
            angles[i] = StrictMath.atan2(y, x);
        }
        return angles;
    }

    double largest() {
        return largest;
    }

    /** How far (x, y) lies inside, in units of the radius. */
    float depth(float x, float y) {
        float distance = (float) Math.sqrt(x * x + y * y);
        float place = PER_QUARTER * direction(x, y);
        int at = (int) place;
        float radius = radii[at] + (place - at) * (radii[at + 1] - radii[at]);
        float outer = radius - distance;
        return hole == 0 ? outer : Math.min(outer, distance - hole * radius);
    }

    /** 0..4, rising with the angle. */
    private static float direction(float x, float y) {
        float sum = Math.abs(x) + Math.abs(y);
        if (sum == 0) {
            return 0;
        }
        float along = y / sum;
        if (x < 0) {
            return 2 - along;
        }
        return y < 0 ? 4 + along : along;
    }
}
