package dev.margo.image;

/**
 * Where a volume's voxels are.
 *
 * @param width voxels along i
 * @param height voxels along j
 * @param depth voxels along k
 * @param toPatient from voxel indices to LPS millimetres
 */
public record VoxelGrid(int width, int height, int depth, Affine toPatient) {
    public VoxelGrid {
        if (width < 1 || height < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    "a volume needs at least 1 x 1 x 1 voxels, got %s x %s x %s".formatted(width, height, depth));
        }
    }

    /** Voxels along {@code axis}. */
    public int size(Axis axis) {
        return switch (axis) {
            case X -> width;
            case Y -> height;
            case Z -> depth;
        };
    }

    /** Number of voxels. */
    public long voxels() {
        return (long) width * height * depth;
    }

    /** The axis across the acquired slices: the one of the largest spacing, k if none stands out by more than 1 %. */
    public Axis outOfPlane() {
        double[] spacing = toPatient.spacing();
        double rest = Math.max(spacing[0], spacing[1]);
        if (spacing[2] >= 0.99 * rest) {
            return Axis.Z;
        }
        return spacing[0] > 1.01 * spacing[1] ? Axis.X : spacing[1] > 1.01 * spacing[0] ? Axis.Y : Axis.Z;
    }

    /** For messages: {@code "512 x 512 x 40"}. */
    @Override
    public String toString() {
        return "%s x %s x %s".formatted(width, height, depth);
    }
}
