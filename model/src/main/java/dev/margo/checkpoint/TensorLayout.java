package dev.margo.checkpoint;

/**
 * How a tensor's elements lie in its storage: element (i, j, ...) is storage element {@code offset + i * strides[0] + j
 * * strides[1] + ...}.
 *
 * @param offset first element, in elements of {@code dtype}
 */
record TensorLayout(DType dtype, long offset, long[] shape, long[] strides) {
    static final int MAX_RANK = 64;

    TensorLayout {
        shape = shape.clone();
        strides = strides.clone();
    }

    static TensorLayout contiguous(DType dtype, long[] shape) {
        return new TensorLayout(dtype, 0, shape, rowMajor(shape));
    }

    /** Strides of a contiguous tensor; products that overflow are left to {@link #fault}. */
    static long[] rowMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= Math.max(shape[axis], 1);
        }
        return strides;
    }

    /** Why this tensor does not fit a storage of {@code storageBytes}, or null if it does. */
    String fault(long storageBytes) {
        if (shape.length != strides.length || shape.length > MAX_RANK) {
            return "has %s sizes and %s strides, expected as many of both and at most %s"
                    .formatted(shape.length, strides.length, MAX_RANK);
        }
        try {
            return outside(storageBytes);
        } catch (ArithmeticException e) {
            return "has sizes or strides whose product overflows";
        }
    }

    private String outside(long storageBytes) {
        long count = 1;
        long last = offset;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0 || strides[axis] < 0) {
                return "has size %s and stride %s at axis %s, expected none below 0"
                        .formatted(shape[axis], strides[axis], axis);
            }
            count = Math.multiplyExact(count, shape[axis]);
            last = Math.addExact(last, Math.multiplyExact(Math.max(shape[axis] - 1, 0), strides[axis]));
        }
        if (count > Integer.MAX_VALUE) {
            return "has %s elements, expected at most %s".formatted(count, Integer.MAX_VALUE);
        }
        long held = storageBytes / dtype.byteSize();
        if (offset < 0 || (count > 0 && last >= held)) {
            return "reaches from element %s to %s of a storage of %s".formatted(offset, last, held);
        }
        return null;
    }

    int count() {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return Math.toIntExact(count);
    }

    long byteCount() {
        return (long) count() * dtype.byteSize();
    }

    /** True if the elements lie one after another, row-major; axes of size 1 may have any stride. */
    boolean isContiguous() {
        long[] expected = rowMajor(shape);
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] > 1 && strides[axis] != expected[axis]) {
                return count() == 0;
            }
        }
        return true;
    }
}
