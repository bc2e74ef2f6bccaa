package dev.margo.io.raw;

import dev.margo.image.VoxelSource;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Slices read from a file whenever they are asked for; between that the file is closed.
 *
 * @param modified when it was last written before the first slice was read; a later change is refused
 */
record FileSlices(Path file, long offset, RawLayout layout, FileTime modified) implements VoxelSource {
    static FileSlices of(Path file, long offset, RawLayout layout) throws IOException {
        return new FileSlices(file, offset, layout, Files.getLastModifiedTime(file));
    }

    @Override
    public Voxels slice(int z, int t) throws IOException {
        byte[] bytes = new byte[layout.sliceValues() * layout.type().bytes()];
        long start = offset + ((long) t * layout.depth() + z) * bytes.length;
        if (!fill(ByteBuffer.wrap(bytes), start)
                || !Files.getLastModifiedTime(file).equals(modified)) {
            throw new ImageFormatException(file.toString(), "it has changed since it was opened; read it again");
        }
        return Voxels.adopt(layout.type(), bytes, layout.order());
    }

    private boolean fill(ByteBuffer buffer, long start) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, start + buffer.position()) < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
