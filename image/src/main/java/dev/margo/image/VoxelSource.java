package dev.margo.image;

import java.io.IOException;

/** Where a volume's stored values come from: memory, or a file that is read a slice at a time. */
@FunctionalInterface
public interface VoxelSource {
    /**
     * The stored values of slice {@code z} at time {@code t}, (y, x, c) order.
     *
     * @throws IOException if the file behind it cannot be read any more
     */
    Voxels slice(int z, int t) throws IOException;
}
