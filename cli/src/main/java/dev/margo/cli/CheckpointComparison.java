package dev.margo.cli;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Whether a copy of a checkpoint holds the same names, dtypes, shapes and bytes. */
record CheckpointComparison(Checkpoint original, Checkpoint copy) {

    /** @throws IllegalStateException at the first difference, which only a fault in Margo can make */
    void requireEqual() throws IOException {
        if (!original.names().equals(copy.names())) {
            throw new IllegalStateException(
                    "%s: the names of the tensors differ from those of %s".formatted(copy.path(), original.path()));
        }
        for (StoredTensor tensor : original.tensors()) {
            StoredTensor copied = copy.get(tensor.name()).orElseThrow();
            boolean alike = tensor.dtype() == copied.dtype() && Arrays.equals(tensor.shape(), copied.shape());
            if (!alike || !bytes(tensor).equals(bytes(copied))) {
                throw new IllegalStateException("%s: tensor '%s' differs from that of %s; do not use the copy"
                        .formatted(copy.path(), tensor.name(), original.path()));
            }
        }
    }

    private static ByteBuffer bytes(StoredTensor tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.byteCount()));
        tensor.readRaw(bytes);
        return bytes.flip();
    }
}
