package dev.margo.volume;

import dev.margo.image.Axis;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import java.util.Locale;
import java.util.Objects;

/** The slices of {@code grid} across {@code axis}, whose pictures are those of {@code Volume.slice}. */
public record SliceStack(VoxelGrid grid, Axis axis) {
    public SliceStack {
        Objects.requireNonNull(grid, "grid");
        Objects.requireNonNull(axis, "axis");
    }

    /** How many. */
    public int slices() {
        return grid.size(axis);
    }

    /** Of each slice, in px. */
    public Size size() {
        return new Size(axis == Axis.X ? grid.height() : grid.width(), axis == Axis.Z ? grid.height() : grid.depth());
    }

    /** Of the slices' pixels. */
    public PixelSpacing spacing() {
        double[] step = grid.toPatient().spacing();
        return new PixelSpacing(axis == Axis.X ? step[1] : step[0], axis == Axis.Z ? step[1] : step[2]);
    }

    /** From one slice to the next, in mm. */
    public double spacingAcrossMm() {
        return grid.toPatient().spacing()[axis.ordinal()];
    }

    /** A mask of a slice without the object. */
    Mask nothing() {
        return Mask.empty(size().width(), size().height());
    }

    void requireSlice(int slice) {
        if (slice < 0 || slice >= slices()) {
            throw new IllegalArgumentException("slice %s does not exist; the volume has slices 0 to %s across %s"
                    .formatted(slice, slices() - 1, axis.name().toLowerCase(Locale.ROOT)));
        }
    }

    void requireSize(Mask mask) {
        if (mask.width() != size().width() || mask.height() != size().height()) {
            throw new IllegalArgumentException("a mask of %s x %s px does not fit the slices, which have %s"
                    .formatted(mask.width(), mask.height(), size()));
        }
    }
}
