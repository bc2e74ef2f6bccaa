package dev.margo.checkpoint;

import java.util.Objects;

/**
 * One tensor to be written.
 *
 * @param shape sizes, outermost first; empty for a scalar; copied
 * @param source gives the product of the sizes times the dtype's bytes
 */
public record WritableTensor(String name, DType dtype, long[] shape, TensorSource source) {
    public WritableTensor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dtype, "dtype");
        Objects.requireNonNull(source, "source");
        shape = shape.clone();
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("tensor '%s' has a size of %s".formatted(name, size));
            }
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    long elementCount() {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /** @throws ArithmeticException if the sizes multiply beyond a long */
    public long byteCount() {
        return Math.multiplyExact(elementCount(), dtype.byteSize());
    }
}
