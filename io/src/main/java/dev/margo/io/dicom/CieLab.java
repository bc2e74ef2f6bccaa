package dev.margo.io.dicom;

import dev.margo.image.Colour;

/**
 * Colours as DICOM recommends them: CIELab under D50, each part as 16 bits.
 *
 * <p>Source: DICOM PS3.3, C.10.7.1.1; the matrices between sRGB and XYZ under D50 are those of Bruce Lindbloom (Bradford).
 */
final class CieLab {
    private static final double[] WHITE = {0.9642, 1, 0.8251};
    private static final double[][] TO_XYZ = {
        {0.4360747, 0.3850649, 0.1430804}, {0.2225045, 0.7168786, 0.0606169}, {0.0139322, 0.0971045, 0.7141733},
    };
    private static final double[][] TO_RGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427},
    };
    private static final double BEND = 6.0 / 29;

    private CieLab() {}

    static int[] of(Colour colour) {
        double[] xyz = times(TO_XYZ, new double[] {
            linear(colour.red() / 255.0), linear(colour.green() / 255.0), linear(colour.blue() / 255.0)
        });
        double x = root(xyz[0] / WHITE[0]);
        double y = root(xyz[1] / WHITE[1]);
        double z = root(xyz[2] / WHITE[2]);
        return new int[] {
            code((116 * y - 16) / 100), code((500 * (x - y) + 128) / 255), code((200 * (y - z) + 128) / 255),
        };
    }

    /** The colour nearest to three numbers of 16 bits. */
    static Colour colour(double[] codes) {
        double y = (codes[0] / 65535 * 100 + 16) / 116;
        double x = y + (codes[1] / 65535 * 255 - 128) / 500;
        double z = y - (codes[2] / 65535 * 255 - 128) / 200;
        double[] rgb = times(TO_RGB, new double[] {WHITE[0] * power(x), WHITE[1] * power(y), WHITE[2] * power(z)});
        return new Colour(shown(rgb[0]), shown(rgb[1]), shown(rgb[2]));
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return new double[] {
            Vectors.dot(matrix[0], vector), Vectors.dot(matrix[1], vector), Vectors.dot(matrix[2], vector)
        };
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int shown(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }

    private static double root(double value) {
        return value > BEND * BEND * BEND ? Math.cbrt(value) : value / (3 * BEND * BEND) + 4.0 / 29;
    }

    private static double power(double value) {
        return value > BEND ? value * value * value : 3 * BEND * BEND * (value - 4.0 / 29);
    }

    private static int code(double part) {
        return (int) Math.round(65535 * Math.min(1, Math.max(0, part)));
    }
}
