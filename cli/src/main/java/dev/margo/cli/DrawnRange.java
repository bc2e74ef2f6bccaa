package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.Voxels;

/**
 * The slices along an axis from the first that has labels to the last.
 *
 * @param end the one after the last; 0 if there are none
 */
record DrawnRange(int begin, int end) {

    static DrawnRange of(Volume labels, Axis axis) {
        VoxelGrid grid = labels.grid();
        DrawnRange range = new DrawnRange(Integer.MAX_VALUE, 0);
        for (int t = 0; t < labels.layout().times(); t++) {
            for (int z = 0; z < grid.depth(); z++) {
                Voxels slice = labels.stored(z, t);
                for (int i = 0; i < slice.count(); i++) {
                    if (slice.get(i) != 0) {
                        range = range.with(
                                switch (axis) {
                                    case X -> i % grid.width();
                                    case Y -> i / grid.width();
                                    case Z -> z;
                                });
                    }
                }
            }
        }
        return range;
    }

    private DrawnRange with(int index) {
        return index >= begin && index < end ? this : new DrawnRange(Math.min(begin, index), Math.max(end, index + 1));
    }

    boolean isEmpty() {
        return end == 0;
    }
}
