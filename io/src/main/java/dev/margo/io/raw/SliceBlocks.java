package dev.margo.io.raw;

import dev.margo.image.VoxelSource;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.util.List;

/** Slices in memory, small ones together in blocks so that a million of a voxel each do not cost a million objects. */
final class SliceBlocks implements VoxelSource {
    private static final int LEAST_BLOCK_BYTES = 1 << 16;

    private final RawLayout layout;
    private final List<Voxels> blocks;

    SliceBlocks(RawLayout layout, List<Voxels> blocks) {
        this.layout = layout;
        this.blocks = List.copyOf(blocks);
    }

    /** How many slices of {@code values} values a block holds. */
    static int slicesPerBlock(VoxelType type, int values) {
        return Math.max(1, LEAST_BLOCK_BYTES / (values * type.bytes()));
    }

    @Override
    public Voxels slice(int z, int t) {
        int values = layout.sliceValues();
        int perBlock = slicesPerBlock(layout.type(), values);
        int slice = t * layout.depth() + z;
        Voxels block = blocks.get(slice / perBlock);
        return block.count() == values ? block : block.range(slice % perBlock * values, values);
    }
}
