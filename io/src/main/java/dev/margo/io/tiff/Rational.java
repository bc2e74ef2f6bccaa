package dev.margo.io.tiff;

import java.nio.ByteBuffer;

/** A fraction as TIFF keeps numbers: two unsigned 32-bit numbers. */
record Rational(long numerator, long denominator) {
    private static final long MOST = 0xFFFFFFFFL;
    private static final int STEPS = 64;

    /** The last fraction of the continued fraction of a positive number that fits. */
    static Rational near(double value) {
        long p0 = 0;
        long q0 = 1;
        long p1 = 1;
        long q1 = 0;
        double rest = value;
        for (int i = 0; i < STEPS; i++) {
            double whole = Math.floor(rest);
            double p2 = whole * p1 + p0;
            double q2 = whole * q1 + q0;
            if (!(p2 <= MOST && q2 <= MOST)) {
                break;
            }
            p0 = p1;
            q0 = q1;
            p1 = (long) p2;
            q1 = (long) q2;
            if ((double) p1 / q1 == value) {
                break;
            }
            rest = 1 / (rest - whole);
        }
        return q1 == 0 ? new Rational(MOST, 1) : new Rational(p1, q1);
    }

    void put(ByteBuffer bytes) {
        bytes.putInt((int) numerator).putInt((int) denominator);
    }
}
