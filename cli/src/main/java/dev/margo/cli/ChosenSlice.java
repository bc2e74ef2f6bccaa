package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The slice of a volume that is segmented.
 *
 * @param index along {@code axis}, from 0
 * @param time from 0
 */
record ChosenSlice(Volume volume, Axis axis, int index, int time) {

    /** A picture's. */
    static ChosenSlice only(Volume picture) {
        return new ChosenSlice(picture, Axis.Z, 0, 0);
    }

    Image image() {
        return volume.slice(axis, index, time);
    }

    /**
     * Labels of this slice in the grid of its volume, whose other voxels are background.
     *
     * @param ids of the slice's pixels, row-major
     */
    Segmentation labels(int[] ids, List<Segment> segments) {
        int most = IntStream.of(ids).max().orElse(0);
        VoxelType type = most <= 255 ? VoxelType.UINT8 : VoxelType.UINT16;
        Volume labels = Volume.of(
                volume.grid(),
                Volume.Layout.single(type),
                Intensity.stored(Intensity.Kind.LABELS),
                (z, t) -> Voxels.of(type, plane(ids, z)));
        return new Segmentation(labels, segments);
    }

    /** Slice {@code z} of the volume, (y, x); rows of pixels are rows of it, or slices across the other axes. */
    private double[] plane(int[] ids, int z) {
        VoxelGrid grid = volume.grid();
        double[] plane = new double[grid.width() * grid.height()];
        switch (axis) {
            case X -> {
                for (int y = 0; y < grid.height(); y++) {
                    plane[y * grid.width() + index] = ids[z * grid.height() + y];
                }
            }
            case Y -> {
                for (int x = 0; x < grid.width(); x++) {
                    plane[index * grid.width() + x] = ids[z * grid.width() + x];
                }
            }
            case Z -> {
                for (int i = 0; z == index && i < plane.length; i++) {
                    plane[i] = ids[i];
                }
            }
        }
        return plane;
    }
}
