package dev.margo.io.nifti;

/**
 * A rotation as NIfTI's qform writes it: the unit quaternion (a, b, c, d) with a not negative, so that b, c, d suffice.
 *
 * <p>Source: {@code nifti_quatern_to_mat44} and {@code nifti_mat44_to_quatern} of nifti1_io.c.
 */
record Quaternion(double a, double b, double c, double d) {

    /** @throws IllegalArgumentException if b, c, d are longer than a unit quaternion's by more than rounding */
    static Quaternion of(double b, double c, double d) {
        double length = b * b + c * c + d * d;
        if (!(length <= 1 + 1e-5)) { // written this way round so that NaN is refused too
            throw new IllegalArgumentException(
                    "the qform's quaternion (%s, %s, %s) is no rotation; its header is damaged".formatted(b, c, d));
        }
        double scale = length > 1 ? 1 / Math.sqrt(length) : 1;
        return new Quaternion(Math.sqrt(Math.max(0, 1 - length)), b * scale, c * scale, d * scale);
    }

    /** 3 x 3, row-major. */
    double[] toMatrix() {
        return new double[] {
            a * a + b * b - c * c - d * d,
            2 * (b * c - a * d),
            2 * (b * d + a * c),
            2 * (b * c + a * d),
            a * a + c * c - b * b - d * d,
            2 * (c * d - a * b),
            2 * (b * d - a * c),
            2 * (c * d + a * b),
            a * a + d * d - b * b - c * c
        };
    }

    /** @param r a proper rotation, 3 x 3, row-major */
    static Quaternion ofMatrix(double... r) {
        double trace = r[0] + r[4] + r[8];
        if (trace > -0.5) {
            double a = Math.sqrt(1 + trace) / 2;
            return new Quaternion(a, (r[7] - r[5]) / (4 * a), (r[2] - r[6]) / (4 * a), (r[3] - r[1]) / (4 * a));
        }
        int i = r[0] >= r[4] && r[0] >= r[8] ? 0 : r[4] >= r[8] ? 1 : 2; // the longest of b, c, d
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        double[] bcd = new double[3];
        bcd[i] = Math.sqrt(1 + r[4 * i] - r[4 * j] - r[4 * k]) / 2;
        bcd[j] = (r[3 * i + j] + r[3 * j + i]) / (4 * bcd[i]);
        bcd[k] = (r[3 * i + k] + r[3 * k + i]) / (4 * bcd[i]);
        double a = (r[3 * k + j] - r[3 * j + k]) / (4 * bcd[i]);
        double sign = a < 0 ? -1 : 1;
        return new Quaternion(Math.abs(a), sign * bcd[0], sign * bcd[1], sign * bcd[2]);
    }
}
