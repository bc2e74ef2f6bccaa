package dev.margo.volume;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import java.util.SortedMap;
import java.util.TreeMap;

/** A shape in a grid of 24 x 20 x 16 voxels, and its slices across any axis. */
@FunctionalInterface
interface Solid {
    VoxelGrid GRID = new VoxelGrid(24, 20, 16, Affine.spaced(1, 1, 2));

    boolean has(int x, int y, int z);

    static SliceStack stack(Axis axis) {
        return new SliceStack(GRID, axis);
    }

    static Solid ball(int x0, int y0, int z0, double radius) {
        return (x, y, z) -> Math.hypot(Math.hypot(x - x0, y - y0), z - z0) <= radius;
    }

    /** A rod along z of 5 x 4 voxels whose place moves by one column every second slice. */
    static Solid slantedRod(int fromZ, int toZ) {
        return (x, y, z) -> z >= fromZ && z <= toZ && x - z / 2 >= 6 && x - z / 2 <= 10 && y >= 8 && y <= 11;
    }

    /** A wall along x and z with a hole right through it along y. */
    static Solid ring() {
        return (x, y, z) ->
                y >= 7 && y <= 11 && Math.hypot(x - 12, 1.3 * (z - 8)) <= 9 && Math.hypot(x - 12, 1.3 * (z - 8)) >= 4;
    }

    default Mask slice(SliceStack stack, int slice) {
        return Mask.of(stack.size().width(), stack.size().height(), (u, v) -> switch (stack.axis()) {
            case X -> has(slice, u, v);
            case Y -> has(u, slice, v);
            case Z -> has(u, v, slice);
        });
    }

    /** Without empty ones. */
    default SortedMap<Integer, Mask> slices(SliceStack stack) {
        SortedMap<Integer, Mask> slices = new TreeMap<>();
        for (int slice = 0; slice < stack.slices(); slice++) {
            Mask mask = slice(stack, slice);
            if (!mask.isEmpty()) {
                slices.put(slice, mask);
            }
        }
        return slices;
    }
}
