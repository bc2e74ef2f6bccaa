package dev.margo.annotate.project;

import dev.margo.image.Axis;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import java.util.Locale;

/**
 * A slice of a volume.
 *
 * @param index from 0 along the axis
 */
public record SliceName(Axis axis, int index) {
    /** Columns and rows of slices of {@code grid} across {@code axis}, as {@code Volume.slice} cuts them. */
    public static Size sizeOf(VoxelGrid grid, Axis axis) {
        return new Size(axis == Axis.X ? grid.height() : grid.width(), axis == Axis.Z ? grid.height() : grid.depth());
    }

    /** @throws IllegalArgumentException if {@code grid} has no such slice */
    public SliceName requireIn(VoxelGrid grid) {
        if (index < 0 || index >= grid.size(axis)) {
            throw new IllegalArgumentException("slice %s does not exist; across %s there are slices 0 to %s"
                    .formatted(index, letter(), grid.size(axis) - 1));
        }
        return this;
    }

    /** {@code x}, {@code y} or {@code z}. */
    public String letter() {
        return axis.name().toLowerCase(Locale.ROOT);
    }
}
