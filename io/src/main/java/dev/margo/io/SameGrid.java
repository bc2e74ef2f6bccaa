package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import java.nio.file.Path;

/** Labels that are voxels, brought into the grid of their scan. */
final class SameGrid {
    /** Share of the smallest spacing by which a voxel may be off: more than headers lose, less than anybody means. */
    private static final double TOLERANCE = 0.1;

    private SameGrid() {}

    /**
     * The labels with the axes of {@code scan}, and at exactly its place.
     *
     * @throws ImageFormatException if they lie elsewhere
     */
    static Segmentation place(Path file, Segmentation labels, VoxelGrid scan) throws ImageFormatException {
        Volume turned = labels.labels().reorderedLike(scan);
        requireSize(file, turned.grid(), scan);
        double mm = scan.distanceMm(turned.grid());
        double[] spacing = scan.toPatient().spacing();
        if (mm > TOLERANCE * Math.min(spacing[0], Math.min(spacing[1], spacing[2]))) {
            throw new ImageFormatException(
                    file.toString(),
                    "its voxels lie up to %s mm away from those of the scan; expected the same grid, so resample the labels"
                            .formatted(Math.round(mm * 1000) / 1000.0));
        }
        return new Segmentation(turned.withPlace(scan.toPatient()), labels.segments());
    }

    /**
     * Labels of a format that has no place, as if each voxel lay where that of the same indices does in {@code scan}.
     *
     * @throws ImageFormatException if they have another size
     */
    static Segmentation take(Path file, Segmentation labels, VoxelGrid scan) throws ImageFormatException {
        requireSize(file, labels.labels().grid(), scan);
        return new Segmentation(labels.labels().withPlace(scan.toPatient()), labels.segments());
    }

    private static void requireSize(Path file, VoxelGrid grid, VoxelGrid scan) throws ImageFormatException {
        if (grid.width() != scan.width() || grid.height() != scan.height() || grid.depth() != scan.depth()) {
            throw new ImageFormatException(
                    file.toString(),
                    "%s voxels, expected %s as the scan has; resample the labels to its grid".formatted(grid, scan));
        }
    }
}
