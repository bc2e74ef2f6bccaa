package dev.margo.annotate.document;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.SliceOrientation;

/**
 * How slices across an axis are shown to a radiologist: head or front above, the patient's right on the left.
 *
 * @param plane axial, coronal or sagittal, whichever is nearest
 * @param orientation which way round
 */
public record View(Axis axis, String plane, SliceOrientation orientation) {
    private static final String PICTURE = "picture";

    static View of(Affine toPatient, Axis axis) {
        SliceOrientation shown = SliceOrientation.radiological(toPatient, axis);
        return new View(axis, shown.right() == 'P' ? "sagittal" : shown.bottom() == 'P' ? "axial" : "coronal", shown);
    }

    /** A picture, shown as it is. */
    static View ofPicture() {
        return new View(Axis.Z, PICTURE, new SliceOrientation('L', 'P', false, false, false));
    }

    public boolean isPicture() {
        return plane.equals(PICTURE);
    }
}
