package dev.margo.annotate.export;

import dev.margo.annotate.document.Document;
import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.SliceName;
import dev.margo.image.Axis;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How large an object is.
 *
 * @param ml absent where the spacing is not known
 * @param diameter the longest in a slice across the acquired axis; absent for an empty object
 * @param unit of the diameter: mm, or px where the spacing is not known
 */
public record Measurement(
        int object, String name, long voxels, OptionalDouble ml, Optional<InSlice> diameter, String unit) {
    private static final double MM3_PER_ML = 1000;

    /**
     * Between the outer edges of pixels.
     *
     * @param across the extent at right angles to the longest diameter
     */
    public record InSlice(int slice, double longest, double across) {}

    /** A row for each object. */
    public static List<Measurement> of(Document document, ProjectState state) {
        return state.objects().values().stream()
                .map(object -> of(document, object))
                .toList();
    }

    private static Measurement of(Document document, ObjectState object) {
        double[] mm = document.grid().toPatient().spacing();
        long voxels = object.body().voxels();
        double mm3 = Math.abs(document.grid().toPatient().determinant());
        boolean known = document.isSpacingKnown();
        return new Measurement(
                object.id(),
                object.look().name(),
                voxels,
                known && !document.isPicture() ? OptionalDouble.of(voxels * mm3 / MM3_PER_ML) : OptionalDouble.empty(),
                longest(document, object, mm),
                known ? "mm" : "px");
    }

    private static Optional<InSlice> longest(Document document, ObjectState object, double[] mm) {
        Axis axis = document.defaultAxis();
        PixelSpacing spacing = new PixelSpacing(axis == Axis.X ? mm[1] : mm[0], axis == Axis.Z ? mm[1] : mm[2]);
        InSlice longest = null;
        for (int index = 0; index < document.grid().size(axis); index++) {
            Mask mask = object.body().on(new SliceName(axis, index));
            if (!mask.isEmpty()) {
                Hull hull = Hull.around(mask, spacing);
                if (longest == null || hull.longest() > longest.longest()) {
                    longest = new InSlice(index, hull.longest(), hull.across());
                }
            }
        }
        return Optional.ofNullable(longest);
    }
}
