package dev.margo.metric;

/**
 * The surface of an object: those corners between voxels around which some belong to it and some do not, each with an
 * area. Corner (x, y, z) lies between the voxels x - 1 and x, and so on. The surface of a plane object is its contour, its
 * corners lie between four pixels, and its areas are lengths.
 */
final class Surface {
    private final BitRows object;
    private final BitRows corners;
    private final double[] areas;
    private final int before; // how far below a corner the lower voxels are along z

    private Surface(BitRows object, BitRows corners, double[] areas, int before) {
        this.object = object;
        this.corners = corners;
        this.areas = areas;
        this.before = before;
    }

    static Surface ofSolid(BitRows object, VoxelSpacing spacing) {
        BitRows corners = new BitRows(object.width() + 1, object.height() + 1, object.depth() + 1);
        return new Surface(object, corners, SurfaceAreas.ofSolids(spacing), 1).found();
    }

    /** Of an object of depth 1 that has no thickness. */
    static Surface ofPlane(BitRows object, VoxelSpacing spacing) {
        BitRows corners = new BitRows(object.width() + 1, object.height() + 1, 1);
        return new Surface(object, corners, SurfaceAreas.ofPlanes(spacing), 0).found();
    }

    private Surface found() {
        for (int z = 0; z < corners.depth(); z++) {
            for (int y = 0; y < corners.height(); y++) {
                findRow(y, z);
            }
        }
        return this;
    }

    /** 64 corners at a time: some of the voxels around, but not all. */
    private void findRow(int y, int z) {
        long someLeft = 0; // the last voxel of the word before
        long allLeft = 0;
        for (int word = 0; word < object.rowWords(); word++) {
            long a = object.word(word, y - 1, z - before);
            long b = object.word(word, y, z - before);
            long c = object.word(word, y - 1, z);
            long d = object.word(word, y, z);
            long some = a | b | c | d;
            long all = a & b & c & d;
            corners.setWord(word, y, z, (some | some << 1 | someLeft) & ~(all & (all << 1 | allLeft)));
            someLeft = some >>> 63;
            allLeft = all >>> 63;
        }
    }

    BitRows corners() {
        return corners;
    }

    /** Of the corner (x, y, z). */
    double area(int x, int y, int z) {
        int code = 0;
        for (int i = 0; i < 8; i++) {
            int below = (i >> 2 & 1) == 0 ? before : 0;
            code |= object.bit(x - 1 + (i & 1), y - 1 + (i >> 1 & 1), z - below) << i;
        }
        return areas[code];
    }
}
