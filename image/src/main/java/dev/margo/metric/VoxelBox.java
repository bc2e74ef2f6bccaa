package dev.margo.metric;

/** The voxels from (x0, y0, z0) to (x1, y1, z1), both corners included. */
record VoxelBox(int x0, int y0, int z0, int x1, int y1, int z1) {
    int width() {
        return x1 - x0 + 1;
    }

    int height() {
        return y1 - y0 + 1;
    }

    int depth() {
        return z1 - z0 + 1;
    }

    /** The smallest box around both. */
    VoxelBox around(VoxelBox other) {
        return new VoxelBox(
                Math.min(x0, other.x0),
                Math.min(y0, other.y0),
                Math.min(z0, other.z0),
                Math.max(x1, other.x1),
                Math.max(y1, other.y1),
                Math.max(z1, other.z1));
    }
}
