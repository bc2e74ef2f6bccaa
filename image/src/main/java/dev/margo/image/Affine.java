package dev.margo.image;

import java.util.Arrays;

/**
 * From voxel indices (i, j, k) to patient millimetres in LPS: x grows to the patient's left, y to the back, z to the head,
 * as in DICOM, NRRD's and MetaImage's default, and ITK. The only frame in Margo; files that speak RAS are converted where
 * they are read and written.
 */
public final class Affine {
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;

    private final double[] m; // 3 x 4, row-major: the steps of i, j and k, then the origin

    private Affine(double[] m) {
        this.m = m;
    }

    /**
     * @param m 3 x 4, row-major: column c is the step in mm along index c, the last column is the place of voxel (0, 0, 0)
     * @throws IllegalArgumentException if a number is not finite, or the steps lie in one plane
     */
    public static Affine of(double... m) {
        if (m.length != ROWS * COLUMNS) {
            throw new IllegalArgumentException("an affine has 12 numbers, got %s".formatted(m.length));
        }
        for (double value : m) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "an affine needs finite numbers, got %s".formatted(Arrays.toString(m)));
            }
        }
        Affine affine = new Affine(m.clone());
        double volume = Math.abs(affine.determinant());
        if (!(volume > 1e-9 * affine.step(0) * affine.step(1) * affine.step(2))) {
            throw new IllegalArgumentException(
                    "the axes of the voxel grid lie in one plane or have no length: %s".formatted(Arrays.toString(m)));
        }
        return affine;
    }

    /**
     * @param origin of voxel (0, 0, 0) in LPS mm; 3 numbers
     * @param direction unit vectors of i, j and k as the columns of a 3 x 3 matrix, row-major
     * @param spacing in mm along i, j and k
     */
    public static Affine of(double[] origin, double[] direction, double[] spacing) {
        double[] m = new double[ROWS * COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < ROWS; column++) {
                m[row * COLUMNS + column] = direction[row * ROWS + column] * spacing[column];
            }
            m[row * COLUMNS + ROWS] = origin[row];
        }
        return of(m);
    }

    /** Axes along the patient's, voxel (0, 0, 0) at the origin. */
    public static Affine spaced(double x, double y, double z) {
        return of(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
    }

    /** Entry of the 3 x 4 matrix. */
    public double get(int row, int column) {
        return m[row * COLUMNS + column];
    }

    /** A copy of the 3 x 4 matrix, row-major. */
    public double[] toArray() {
        return m.clone();
    }

    /** The place of voxel (i, j, k), which may lie between voxels, in LPS mm. */
    public double[] apply(double i, double j, double k) {
        double[] place = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            place[row] = get(row, 0) * i + get(row, 1) * j + get(row, 2) * k + get(row, ROWS);
        }
        return place;
    }

    /** Distance in mm between neighbours along index {@code axis}. */
    public double step(int axis) {
        return Math.sqrt(get(0, axis) * get(0, axis) + get(1, axis) * get(1, axis) + get(2, axis) * get(2, axis));
    }

    /** Spacing in mm along i, j and k. */
    public double[] spacing() {
        return new double[] {step(0), step(1), step(2)};
    }

    /** Unit vectors of i, j and k as the columns of a 3 x 3 matrix, row-major. */
    public double[] direction() {
        double[] direction = new double[ROWS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < ROWS; column++) {
                direction[row * ROWS + column] = get(row, column) / step(column);
            }
        }
        return direction;
    }

    /** The place of voxel (0, 0, 0) in LPS mm. */
    public double[] origin() {
        return new double[] {get(0, ROWS), get(1, ROWS), get(2, ROWS)};
    }

    /**
     * Where i, j and k grow to, nearest: L or R (the patient's left, right), P or A (back, front), S or I (head, feet), each
     * pair once. {@code "LPS"} for axes along this frame; NIfTI's usual is {@code "RAS"}.
     */
    public String letters() {
        return AxisLetters.of(this);
    }

    /** Signed volume of a voxel in mm^3: negative where i, j, k turn left-handed. */
    public double determinant() {
        return get(0, 0) * (get(1, 1) * get(2, 2) - get(1, 2) * get(2, 1))
                - get(0, 1) * (get(1, 0) * get(2, 2) - get(1, 2) * get(2, 0))
                + get(0, 2) * (get(1, 0) * get(2, 1) - get(1, 1) * get(2, 0));
    }

    /** From LPS mm to voxel indices: {@code inverse().apply(apply(i, j, k)...)} is (i, j, k), as near as doubles allow. */
    public Affine inverse() {
        double[] r = new double[ROWS * COLUMNS];
        double volume = determinant();
        for (int row = 0; row < ROWS; row++) {
            int[] b = {(row + 1) % ROWS, (row + 2) % ROWS};
            for (int column = 0; column < ROWS; column++) {
                int[] a = {(column + 1) % ROWS, (column + 2) % ROWS};
                double cofactor = get(a[0], b[0]) * get(a[1], b[1]) - get(a[0], b[1]) * get(a[1], b[0]);
                r[row * COLUMNS + column] = cofactor / volume;
                r[row * COLUMNS + ROWS] -= cofactor / volume * get(column, ROWS);
            }
        }
        return new Affine(r);
    }

    /** The same places in RAS, or from RAS to LPS: x and y change sign. */
    public Affine flippedXy() {
        double[] flipped = m.clone();
        for (int i = 0; i < 2 * COLUMNS; i++) {
            flipped[i] = 0.0 - flipped[i]; // not -x, which would make negative zeros
        }
        return new Affine(flipped);
    }

    /** Whether every entry is within {@code tolerance} of the other's. */
    public boolean isClose(Affine other, double tolerance) {
        for (int i = 0; i < m.length; i++) {
            if (!(Math.abs(m[i] - other.m[i]) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine that && Arrays.equals(m, that.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "affine " + Arrays.toString(m);
    }
}
