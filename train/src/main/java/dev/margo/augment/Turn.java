package dev.margo.augment;

import dev.margo.image.Size;

/**
 * From the turned frame, in which a view is an upright rectangle, to image px: {@code x = xx u + xy v},
 * {@code y = yx u + yy v}. Both frames are continuous: pixel (0, 0) of the picture covers [0, 1) x [0, 1).
 */
record Turn(double xx, double xy, double yx, double yy) {

    static Turn rotation(double radians) {
        double quarters = radians / (Math.PI / 2);
        if (quarters == Math.rint(quarters)) { // exact, so that a picture that is not tilted stays sharp
            int quarter = Math.floorMod((int) quarters, 4);
            double cosine = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
            double sine = quarter == 1 ? 1 : quarter == 3 ? -1 : 0;
            return new Turn(cosine, -sine, sine, cosine);
        }
        return new Turn(Math.cos(radians), -Math.sin(radians), Math.sin(radians), Math.cos(radians));
    }

    /** First shear by v, then this. */
    Turn shear(double shear) {
        return new Turn(xx, xx * shear + xy, yx, yx * shear + yy);
    }

    /** First scale, then this. */
    Turn scale(double u, double v) {
        return new Turn(xx * u, xy * v, yx * u, yy * v);
    }

    double determinant() {
        return xx * yy - xy * yx;
    }

    double x(double u, double v) {
        return xx * u + xy * v;
    }

    double y(double u, double v) {
        return yx * u + yy * v;
    }

    double u(double x, double y) {
        return (yy * x - xy * y) / determinant();
    }

    double v(double x, double y) {
        return (xx * y - yx * x) / determinant();
    }

    /** The upright rectangle about a whole picture, in the turned frame. */
    View bounds(Size picture) {
        ViewBuilder bounds = new ViewBuilder(this);
        bounds.include(0, 0);
        bounds.include(picture.width(), 0);
        bounds.include(0, picture.height());
        bounds.include(picture.width(), picture.height());
        return bounds.view();
    }
}
