package dev.margo.annotate.document;

import dev.margo.annotate.project.SliceName;
import dev.margo.image.Axis;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Stored values of slices as bytes, little endian, in types that every program has. */
final class SliceBytes {
    private final Volume volume;
    private final VoxelType type;

    SliceBytes(Volume volume) {
        this.volume = volume;
        VoxelType stored = volume.layout().type();
        type = stored == VoxelType.INT64 || stored == VoxelType.UINT64 ? VoxelType.FLOAT64 : stored;
    }

    VoxelType type() {
        return type;
    }

    long total() {
        return volume.grid().voxels() * voxelBytes();
    }

    private int voxelBytes() {
        return volume.layout().channels() * type.bytes();
    }

    byte[] of(SliceName slice) {
        if (slice.axis() == Axis.Z) {
            return across(slice.index());
        }
        Size size = SliceName.sizeOf(volume.grid(), slice.axis());
        int pixel = voxelBytes();
        int width = volume.grid().width();
        byte[] cut = new byte[size.area() * pixel];
        for (int z = 0; z < size.height(); z++) {
            byte[] from = across(z);
            for (int along = 0; along < size.width(); along++) {
                int voxel = slice.axis() == Axis.X ? along * width + slice.index() : slice.index() * width + along;
                System.arraycopy(from, voxel * pixel, cut, (z * size.width() + along) * pixel, pixel);
            }
        }
        return cut;
    }

    private byte[] across(int z) {
        Voxels stored = volume.stored(z, 0);
        if (stored.type() == type) {
            byte[] bytes = new byte[stored.buffer().remaining()];
            stored.buffer().get(bytes);
            return bytes;
        }
        ByteBuffer doubles = ByteBuffer.allocate(stored.count() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : stored.toArray()) {
            doubles.putDouble(value);
        }
        return doubles.array();
    }
}
