package dev.margo.dataset;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Labels on the voxels of their volume. Converters from DICOM to NIfTI turn rows round, so labels may count along some
 * axes from the other end; the places in their headers tell.
 */
final class GridMatch {
    private static final int FLIPS = 8; // one bit each for x, y and z

    private GridMatch() {}

    /**
     * {@code labels}, turned round along the axes where they are stored the other way than {@code volume}.
     *
     * @throws ImageFormatException if they have not the same voxels at the same place, to a voxel
     */
    static Volume onGridOf(Volume volume, Volume labels, Path file) throws ImageFormatException {
        VoxelGrid grid = volume.grid();
        VoxelGrid found = labels.grid();
        if (found.width() != grid.width() || found.height() != grid.height() || found.depth() != grid.depth()) {
            throw new ImageFormatException(
                    file.toString(),
                    "the labels have %s voxels, their volume %s; resample them to the volume".formatted(found, grid));
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int flip = 0; flip < FLIPS; flip++) {
            double distance = grid.distanceMm(flipped(found, flip));
            if (distance < least) {
                least = distance;
                best = flip;
            }
        }
        double[] spacing = grid.toPatient().spacing();
        if (least > Math.max(spacing[0], Math.max(spacing[1], spacing[2]))) {
            throw new ImageFormatException(
                    file.toString(),
                    "the labels lie up to %s mm off their volume, more than a voxel; resample them, or correct the place in the header"
                            .formatted(Math.round(grid.distanceMm(found))));
        }
        return best == 0 ? labels : flipped(labels, best);
    }

    private static VoxelGrid flipped(VoxelGrid grid, int flip) {
        int[] last = {grid.width() - 1, grid.height() - 1, grid.depth() - 1};
        Affine place = grid.toPatient();
        double[] origin = place.apply(
                (flip & 1) == 0 ? 0 : last[0], (flip & 2) == 0 ? 0 : last[1], (flip & 4) == 0 ? 0 : last[2]);
        double[] m = place.toArray();
        for (int row = 0; row < 3; row++) {
            for (int axis = 0; axis < 3; axis++) {
                m[4 * row + axis] *= (flip >> axis & 1) == 0 ? 1 : -1;
            }
            m[4 * row + 3] = origin[row];
        }
        return new VoxelGrid(grid.width(), grid.height(), grid.depth(), Affine.of(m));
    }

    private static Volume flipped(Volume labels, int flip) {
        int last = labels.grid().depth() - 1;
        return Volume.of(
                flipped(labels.grid(), flip),
                labels.layout(),
                labels.intensity(),
                (z, t) -> flipped(labels.stored((flip & 4) == 0 ? z : last - z, t), labels.grid(), flip));
    }

    private static Voxels flipped(Voxels slice, VoxelGrid grid, int flip) {
        int bytes = slice.type().bytes();
        ByteBuffer in = slice.buffer();
        byte[] out = new byte[slice.count() * bytes];
        for (int y = 0, at = 0; y < grid.height(); y++) {
            int row = (flip & 2) == 0 ? y : grid.height() - 1 - y;
            for (int x = 0; x < grid.width(); x++, at += bytes) {
                int column = (flip & 1) == 0 ? x : grid.width() - 1 - x;
                in.get((row * grid.width() + column) * bytes, out, at, bytes);
            }
        }
        return Voxels.adopt(slice.type(), out);
    }
}
