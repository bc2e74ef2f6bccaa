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

    /**
     * The largest distance in mm between the places of one voxel in both grids.
     *
     * @throws IllegalArgumentException if the grids have not the same number of voxels along each axis
     */
    public double distanceMm(VoxelGrid other) {
        if (width != other.width || height != other.height || depth != other.depth) {
            throw new IllegalArgumentException("%s voxels, expected %s".formatted(other, this));
        }
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) { // a difference of affines is largest at a corner
            int i = (corner & 1) == 0 ? 0 : width - 1;
            int j = (corner & 2) == 0 ? 0 : height - 1;
            int k = (corner & 4) == 0 ? 0 : depth - 1;
            farthest = Math.max(farthest, distance(toPatient.apply(i, j, k), other.toPatient.apply(i, j, k)));
        }
        return farthest;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** The same voxels, the axes in the order and direction of those of {@code other} that they are nearest to. */
    public VoxelGrid reorderedLike(VoxelGrid other) {
        return AxisOrder.nearest(toPatient, other.toPatient).of(this);
    }

    /** For messages: {@code "512 x 512 x 40"}. */
    @Override
    public String toString() {
        return "%s x %s x %s".formatted(width, height, depth);
    }
}
