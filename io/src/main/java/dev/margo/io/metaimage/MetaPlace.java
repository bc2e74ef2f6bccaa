package dev.margo.io.metaimage;

import dev.margo.io.ImageFormatException;
import java.util.Locale;

/** Where a header places its voxels. */
final class MetaPlace {
    private static final int SPACE = 3;

    private final MetaHeader header;
    private final int dimensions;

    MetaPlace(MetaHeader header, int dimensions) {
        this.header = header;
        this.dimensions = dimensions;
    }

    /** 3 x 4, row-major, LPS mm; not yet checked. */
    double[] toPatient() throws ImageFormatException {
        double[] spacing = header.reals(dimensions, "ElementSpacing", "ElementSize");
        double[] rows = header.reals(dimensions * dimensions, "TransformMatrix", "Rotation", "Orientation");
        double[] origin = header.reals(dimensions, "Offset", "Position", "Origin");
        double unit = unitMm();
        double[] m = new double[12];
        for (int axis = 0; axis < SPACE; axis++) {
            boolean given = axis < dimensions;
            double step = unit * (given && spacing != null ? spacing[axis] : 1);
            for (int row = 0; row < SPACE; row++) {
                boolean known = given && row < dimensions && rows != null;
                double cosine = known ? rows[axis * dimensions + row] : row == axis ? 1 : 0;
                m[4 * row + axis] = cosine * step + 0.0; // no negative zeros
            }
            m[4 * axis + SPACE] = given && origin != null ? unit * origin[axis] : 0;
        }
        return m;
    }

    private double unitMm() {
        return switch (header.tag("DistanceUnits").orElse("").toLowerCase(Locale.ROOT)) {
            case "um" -> 0.001;
            case "cm" -> 10;
            default -> 1;
        };
    }
}
