package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a writer gets a tensor's bytes from: native memory, another file, an array. */
@FunctionalInterface
public interface TensorSource {
    /**
     * Fills {@code target} up to its limit with the tensor's little-endian row-major bytes from {@code offset} on. A
     * writer asks for every byte once, in ascending order.
     *
     * @param offset in bytes from the tensor's first
     */
    void read(long offset, ByteBuffer target) throws IOException;

    /** The bytes of {@code bytes} from its position to its limit, which must not change until they are written. */
    static TensorSource of(ByteBuffer bytes) {
        ByteBuffer own = bytes.slice();
        return (offset, target) -> target.put(own.slice(Math.toIntExact(offset), target.remaining()));
    }
}
