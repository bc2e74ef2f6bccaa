package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Checksum;

/** Moves tensors from their sources into a file, a chunk at a time. */
final class TensorBytes {
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20);

    /** Appends all bytes of {@code tensor} and adds them to {@code checksum}. */
    void append(WritableTensor tensor, AtomicFile file, Checksum checksum) throws IOException {
        long length = tensor.byteCount();
        for (long done = 0; done < length; done += chunk.limit()) {
            chunk.clear().order(ByteOrder.LITTLE_ENDIAN).limit((int) Math.min(chunk.capacity(), length - done));
            tensor.source().read(done, chunk);
            if (chunk.hasRemaining()) {
                throw new IllegalStateException("the source of tensor '%s' left %s bytes of a chunk unfilled"
                        .formatted(tensor.name(), chunk.remaining()));
            }
            checksum.update(chunk.flip());
            file.write(chunk.rewind());
        }
    }

    static void requireUniqueNames(List<WritableTensor> tensors) {
        Set<String> names = new HashSet<>();
        for (WritableTensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException(
                        "two tensors are named '%s'; names must be unique".formatted(tensor.name()));
            }
        }
    }
}
