package dev.margo.checkpoint;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** What the tests of this package share. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    /** A file made by {@code make.py} beside it. */
    static Path resource(String name) {
        try {
            return Path.of(CheckpointFiles.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static float[] floats(StoredTensor tensor) throws IOException {
        float[] values = new float[tensor.elementCount()];
        tensor.readFloats(FloatBuffer.wrap(values));
        return values;
    }

    static byte[] raw(StoredTensor tensor) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(tensor.byteCount())];
        tensor.readRaw(ByteBuffer.wrap(bytes));
        return bytes;
    }

    static WritableTensor tensor(String name, float... values) {
        return tensor(name, new long[] {values.length}, values);
    }

    static WritableTensor tensor(String name, long[] shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new WritableTensor(name, DType.F32, shape, TensorSource.of(bytes));
    }

    /** Opens a checkpoint and reads every tensor of fewer than a million elements, both ways. */
    static int readAll(Path file) throws IOException {
        int read = 0;
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            for (StoredTensor tensor : checkpoint.tensors()) {
                if (tensor.elementCount() < 1_000_000) {
                    read += floats(tensor).length + raw(tensor).length;
                }
            }
        }
        return read;
    }
}
