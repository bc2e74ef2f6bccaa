package dev.margo.io.raw;

import dev.margo.image.VoxelSource;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/** Reads all numbers of a stream, block by block, so that no more memory is taken than data have come. */
final class StreamSlices {
    /** Larger blocks are grown, not taken at once. */
    private static final int MOST_TAKEN_AT_ONCE = 1 << 24;

    private StreamSlices() {}

    static VoxelSource read(String file, InputStream in, RawLayout layout) throws IOException {
        try {
            List<Voxels> stored = blocks(file, in, layout);
            in.read(); // past the last voxel, where gzip and zlib hold their checksum against what was read
            return new SliceBlocks(layout, layout.isInSliceOrder() ? stored : Scatter.inSliceOrder(layout, stored));
        } catch (ZipException | EOFException e) {
            throw Packing.damaged(file, e);
        } catch (OutOfMemoryError e) {
            throw new ImageFormatException(
                    file,
                    "%s bytes of voxels do not fit into memory; give Java more (-Xmx) or unpack the file, which is then read by slices"
                            .formatted(layout.bytes()),
                    e);
        }
    }

    private static List<Voxels> blocks(String file, InputStream in, RawLayout layout) throws IOException {
        List<Voxels> blocks = new ArrayList<>();
        int width = layout.type().bytes();
        int values = layout.sliceValues();
        long length = (long) SliceBlocks.slicesPerBlock(layout.type(), values) * values * width;
        for (long left = layout.bytes(); left > 0; left -= Math.min(left, length)) {
            byte[] bytes = next(in, (int) Math.min(left, length));
            if (bytes.length < Math.min(left, length)) {
                throw new ImageFormatException(
                        file,
                        "its voxels end after %s of %s bytes; it was cut off, or its header is damaged"
                                .formatted(layout.bytes() - left + bytes.length, layout.bytes()));
            }
            blocks.add(Voxels.adopt(layout.type(), bytes, layout.order()));
        }
        return blocks;
    }

    /** As many bytes as there are, at most {@code length}. */
    private static byte[] next(InputStream in, int length) throws IOException {
        if (length > MOST_TAKEN_AT_ONCE) {
            return in.readNBytes(length);
        }
        byte[] bytes = new byte[length];
        int read = in.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }
}
