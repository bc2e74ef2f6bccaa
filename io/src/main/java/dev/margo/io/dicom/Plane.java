package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.Optional;

/**
 * Where a slice lies, in LPS millimetres.
 *
 * <p>Source: DICOM PS3.3, C.7.6.2.1.1.
 *
 * @param position of the centre of the first pixel
 * @param row unit vector along which columns count
 * @param column unit vector along which rows count
 */
record Plane(double[] position, double[] row, double[] column) {

    /** Empty if the file says nothing, or only zeros. */
    static Optional<Plane> of(FunctionalGroups groups, int frame, int frames) throws ImageFormatException {
        DataSet place = groups.with(Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT);
        DataSet turn = groups.with(Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT);
        double[] position = place.doubles(Tag.IMAGE_POSITION_PATIENT);
        double[] orientation = turn.doubles(Tag.IMAGE_ORIENTATION_PATIENT);
        if (position.length != 3 || orientation.length != 6) {
            return Optional.empty();
        }
        double[] row = {orientation[0], orientation[1], orientation[2]};
        double[] column = {orientation[3], orientation[4], orientation[5]};
        if (Vectors.length(row) == 0 || Vectors.length(column) == 0) {
            return Optional.empty();
        }
        if (!isUnit(row) || !isUnit(column) || Math.abs(Vectors.dot(row, column)) > 0.01) {
            throw turn.damaged(Tag.IMAGE_ORIENTATION_PATIENT, "does not hold two unit vectors at right angles");
        }
        Plane plane = new Plane(position, Vectors.unit(row), Vectors.unit(column));
        return groups.isEnhanced() || frames == 1 ? Optional.of(plane) : plane.ofFrame(groups.root(), frame, frames);
    }

    private static boolean isUnit(double[] vector) {
        return Math.abs(Vectors.length(vector) - 1) < 0.01;
    }

    /** Frames of doses are given by their distances from the first; others of one position have none of their own. */
    private Optional<Plane> ofFrame(DataSet root, int frame, int frames) throws ImageFormatException {
        double[] offsets = root.doubles(Tag.GRID_FRAME_OFFSET_VECTOR);
        if (offsets.length != frames) {
            return Optional.empty();
        }
        double[] moved = Vectors.plus(position, normal(), offsets[frame] - offsets[0]);
        return Optional.of(new Plane(moved, row, column));
    }

    /** Unit vector across the slice, such that row, column and this turn right-handed. */
    double[] normal() {
        return Vectors.cross(row, column);
    }

    boolean isParallel(Plane other) {
        return Vectors.distance(row, other.row) < 2e-3 && Vectors.distance(column, other.column) < 2e-3;
    }

    /** Distance of this slice from the origin along {@code normal}, in mm. */
    double along(double[] normal) {
        return Vectors.dot(position, normal);
    }
}
