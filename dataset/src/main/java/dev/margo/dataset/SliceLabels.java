package dev.margo.dataset;

import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.LabelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The labels of a volume, slice by slice. */
@FunctionalInterface
interface SliceLabels {
    /** The layers of labels of one slice; none, or empty ones, where there is no object. */
    List<LabelImage> at(int index, int time) throws IOException;

    /** @throws ImageFormatException if labels and volume have not the same voxels at the same place, to a voxel */
    static void requireSameGrid(Path file, VoxelGrid labels, Volume volume) throws ImageFormatException {
        VoxelGrid grid = volume.grid();
        if (labels.width() != grid.width() || labels.height() != grid.height() || labels.depth() != grid.depth()) {
            throw new ImageFormatException(
                    file.toString(),
                    "the labels have %s voxels, their volume %s; resample them to the volume".formatted(labels, grid));
        }
        double[] spacing = grid.toPatient().spacing();
        double most = Math.max(spacing[0], Math.max(spacing[1], spacing[2]));
        double distance = grid.distanceMm(labels);
        if (distance > most) {
            throw new ImageFormatException(
                    file.toString(),
                    "the labels lie up to %s mm off their volume, more than a voxel; resample them, or correct the place in the header"
                            .formatted(Math.round(distance)));
        }
    }
}
