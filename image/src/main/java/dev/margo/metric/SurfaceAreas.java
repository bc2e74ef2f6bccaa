package dev.margo.metric;

import java.util.List;

/**
 * The area of surface around a corner between 2 x 2 x 2 voxels, by which of them belong to the object: that of the
 * marching-cubes triangles there. Bit 4 a + 2 b + c of such a code is the voxel at a, b, c (0 lower, 1 upper) along z, y,
 * x. Up to turning, mirroring and exchanging object and background there are thirteen kinds of codes.
 *
 * <p>Source: google-deepmind/surface-distance, lookup_tables.py, whose 256 entries follow from these; in 2D, marching
 * squares with lengths instead of areas.
 */
final class SurfaceAreas {
    private static final int CORNERS = 8;
    private static final int ALL = 255;
    private static final int[][] AXIS_ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** {@code count} triangles or halves of them, with this vector of area in eighths of a voxel's faces across z, y, x. */
    private record Patch(int count, int z, int y, int x) {}

    private record Kind(List<Integer> corners, List<Patch> patches) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(List.of(7), List.of(new Patch(1, 1, 1, 1))),
            new Kind(List.of(6, 7), List.of(new Patch(4, 1, 1, 0))),
            new Kind(List.of(5, 6), List.of(new Patch(2, 1, 1, 1))),
            new Kind(List.of(3, 4), List.of(new Patch(2, 1, 1, 1))),
            new Kind(List.of(5, 6, 7), List.of(new Patch(4, 1, 0, 0), new Patch(3, 1, 1, 1))),
            new Kind(List.of(4, 5, 6, 7), List.of(new Patch(8, 1, 0, 0))),
            new Kind(List.of(3, 5, 6), List.of(new Patch(3, 1, 1, 1))),
            new Kind(List.of(3, 5, 6, 7), List.of(new Patch(6, 1, 1, 1))),
            new Kind(List.of(3, 4, 7), List.of(new Patch(4, 0, 1, 1), new Patch(1, 1, 1, 1))),
            new Kind(List.of(3, 4, 6, 7), List.of(new Patch(2, 0, 1, 1), new Patch(2, 1, 0, 1), new Patch(4, 1, 1, 1))),
            new Kind(List.of(3, 4, 5, 6), List.of(new Patch(4, 1, 0, 0), new Patch(4, 1, 1, 1))),
            new Kind(List.of(2, 3, 4, 5), List.of(new Patch(8, 1, 1, 0))),
            new Kind(List.of(1, 2, 4, 7), List.of(new Patch(4, 1, 1, 1))));

    private SurfaceAreas() {}

    /** In square millimetres, for each of the 256 codes. */
    static double[] ofSolids(VoxelSpacing spacing) {
        double[] areas = new double[ALL + 1];
        for (Kind kind : KINDS) {
            for (int[] order : AXIS_ORDERS) {
                for (int mirrored = 0; mirrored < CORNERS; mirrored++) {
                    int code = code(kind.corners, order, mirrored);
                    areas[code] = area(kind.patches, order, spacing);
                    areas[ALL - code] = areas[code];
                }
            }
        }
        return areas;
    }

    /** In millimetres of contour, for the codes of planes: those whose lower half along z equals the upper. */
    static double[] ofPlanes(VoxelSpacing spacing) {
        double[] lengths = new double[ALL + 1];
        double corner = Math.hypot(spacing.xMm(), spacing.yMm()) / 2; // cuts two sides of a pixel in the middle
        for (int half = 1; half < 15; half++) {
            lengths[half << 4 | half] = switch (half) {
                case 0b0011, 0b1100 -> spacing.xMm();
                case 0b0101, 0b1010 -> spacing.yMm();
                case 0b0110, 0b1001 -> 2 * corner;
                default -> corner;
            };
        }
        return lengths;
    }

    private static int code(List<Integer> corners, int[] order, int mirrored) {
        int code = 0;
        for (int corner : corners) {
            int turned = 0;
            for (int axis = 0; axis < 3; axis++) {
                turned |= ((corner ^ mirrored) >> axis & 1) << order[axis];
            }
            code |= 1 << turned;
        }
        return code;
    }

    private static double area(List<Patch> patches, int[] order, VoxelSpacing spacing) {
        double[] faces = { // across x, y, z, as the bits of a corner count
            spacing.yMm() * spacing.zMm(), spacing.xMm() * spacing.zMm(), spacing.xMm() * spacing.yMm()
        };
        double area = 0;
        for (Patch patch : patches) {
            double x = patch.x * faces[order[0]];
            double y = patch.y * faces[order[1]];
            double z = patch.z * faces[order[2]];
            area += patch.count / 8.0 * Math.sqrt(z * z + y * y + x * x);
        }
        return area;
    }
}
