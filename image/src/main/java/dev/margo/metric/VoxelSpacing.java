package dev.margo.metric;

import dev.margo.image.PixelSpacing;
import dev.margo.image.VoxelGrid;

/** Distance between neighbouring voxel centres along x, y and z, in millimetres. */
public record VoxelSpacing(double xMm, double yMm, double zMm) {

    /** @throws IllegalArgumentException unless all three are positive and finite */
    public VoxelSpacing {
        if (!isLength(xMm) || !isLength(yMm) || !isLength(zMm)) {
            throw new IllegalArgumentException(
                    "voxel spacing must be positive, finite millimetres on every axis, got (%s, %s, %s)"
                            .formatted(xMm, yMm, zMm));
        }
    }

    private static boolean isLength(double mm) {
        return mm > 0 && mm < Double.POSITIVE_INFINITY;
    }

    public static VoxelSpacing of(VoxelGrid grid) {
        double[] spacing = grid.toPatient().spacing();
        return new VoxelSpacing(spacing[0], spacing[1], spacing[2]);
    }

    /** Of a single plane. */
    static VoxelSpacing of(PixelSpacing plane) {
        return new VoxelSpacing(plane.xMm(), plane.yMm(), 1);
    }
}
