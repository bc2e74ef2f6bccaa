package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * One tensor of an open checkpoint: its name, dtype and shape now, its values when asked. Reading needs the checkpoint
 * to be open and is safe from several threads.
 */
public final class StoredTensor {
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST_NAME = 4096;

    private final String name;
    private final TensorLayout layout;
    private final Region storage;
    private final FileBytes file;

    private StoredTensor(String name, TensorLayout layout, Region storage, FileBytes file) {
        this.name = name;
        this.layout = layout;
        this.storage = storage;
        this.file = file;
    }

    /** Checks that every element lies inside {@code storage}, and that inside the file. */
    static StoredTensor of(String name, TensorLayout layout, Region storage, FileBytes file)
            throws CheckpointFormatException {
        if (name.length() > LONGEST_NAME) {
            throw file.damaged("tensor %s has a name of %s characters, expected at most %s"
                    .formatted(Words.quoted(name), name.length(), LONGEST_NAME));
        }
        String fault = layout.fault(storage.length());
        if (fault != null) {
            throw file.damaged(
                    "tensor %s %s; the file is damaged, fetch it again".formatted(Words.quoted(name), fault));
        }
        if (!file.holds(storage.position(), storage.length())) {
            throw file.damaged(
                    "tensor %s lies beyond the end of the file at byte %s; the file is truncated, fetch it again"
                            .formatted(Words.quoted(name), file.size()));
        }
        return new StoredTensor(name, layout, storage, file);
    }

    StoredTensor renamed(String other) {
        return new StoredTensor(other, layout, storage, file);
    }

    /** The key in the state dict, wrappers and prefixes taken off. */
    public String name() {
        return name;
    }

    public DType dtype() {
        return layout.dtype();
    }

    /** Sizes, outermost first; empty for a scalar. A copy. */
    public long[] shape() {
        return layout.shape().clone();
    }

    /** Number of elements; at most 2^31 - 1. */
    public int elementCount() {
        return layout.count();
    }

    /** Bytes of all elements in their own dtype. */
    public long byteCount() {
        return layout.byteCount();
    }

    /**
     * Puts all elements, row-major, as float32 at the position of {@code target}. Wider types are rounded to nearest,
     * booleans become 0 and 1.
     *
     * @param target with exactly {@link #elementCount()} floats remaining
     * @throws IllegalArgumentException if the target has another number of floats remaining
     * @throws IllegalStateException if the checkpoint is closed
     */
    public void readFloats(FloatBuffer target) throws IOException {
        require(target.remaining(), elementCount(), "floats");
        if (!layout.isContiguous()) {
            int base = target.position();
            new StridedWalk(file, storage, layout)
                    .each((window, at, index) -> target.put(base + index, FloatValues.at(dtype(), window, at)));
            target.position(target.limit());
            return;
        }
        ByteBuffer chunk = chunk();
        for (long done = 0; done < byteCount(); done += chunk.limit()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), byteCount() - done));
            file.read(start() + done, chunk);
            FloatValues.convert(dtype(), chunk.flip(), target);
        }
    }

    /**
     * Puts all elements, row-major, as little-endian bytes of their own dtype at the position of {@code target}.
     *
     * @param target with exactly {@link #byteCount()} bytes remaining
     * @throws IllegalArgumentException if the target has another number of bytes remaining
     * @throws IllegalStateException if the checkpoint is closed
     */
    public void readRaw(ByteBuffer target) throws IOException {
        require(target.remaining(), byteCount(), "bytes");
        if (layout.isContiguous()) {
            file.read(start(), target);
            return;
        }
        int base = target.position();
        int byteSize = dtype().byteSize();
        new StridedWalk(file, storage, layout)
                .each((window, at, index) -> target.put(base + index * byteSize, window, at, byteSize));
        target.position(target.limit());
    }

    /** The raw bytes of this tensor, for a writer. A contiguous one is streamed, a strided one gathered first. */
    TensorSource rawSource() throws IOException {
        if (layout.isContiguous()) {
            return (offset, target) -> file.read(start() + offset, target);
        }
        if (byteCount() > Integer.MAX_VALUE) {
            throw file.damaged("strided tensor %s of %s bytes cannot be rewritten in one piece; expected at most %s"
                    .formatted(Words.quoted(name), byteCount(), Integer.MAX_VALUE));
        }
        return new Gathered();
    }

    private long start() {
        return storage.position() + layout.offset() * dtype().byteSize();
    }

    private ByteBuffer chunk() {
        return ByteBuffer.allocate((int) Math.min(CHUNK, byteCount())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void require(long found, long expected, String unit) {
        if (found != expected) {
            throw new IllegalArgumentException("tensor %s needs a target with %s %s remaining, got %s"
                    .formatted(Words.quoted(name), expected, unit, found));
        }
    }

    /** A strided tensor made contiguous when its first bytes are asked for. */
    private final class Gathered implements TensorSource {
        private ByteBuffer whole;

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (whole == null) {
                whole = ByteBuffer.allocate((int) byteCount());
                readRaw(whole);
            }
            int length = target.remaining();
            target.put(whole.slice((int) offset, length));
            if (offset + length == byteCount()) {
                whole = null; // the last chunk is out; 300 tensors in a row must not pile up
            }
        }
    }
}
