package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Visits the elements of a tensor that does not lie contiguously, largest stride outermost, so that the file is read
 * forwards through one small window whatever the order of the axes.
 */
final class StridedWalk {
    private static final int WINDOW = 1 << 16;

    private final FileBytes file;
    private final Region storage;
    private final TensorLayout layout;
    private final int byteSize;
    private final int[] axes;
    private final long[] rowMajor;
    private final ByteBuffer window;
    private long windowStart;

    /** Receives one element: its bytes at {@code at} in {@code window}, its row-major index in the tensor. */
    interface Visitor {
        void visit(ByteBuffer window, int at, int index);
    }

    StridedWalk(FileBytes file, Region storage, TensorLayout layout) {
        this.file = file;
        this.storage = storage;
        this.layout = layout;
        this.byteSize = layout.dtype().byteSize();
        this.rowMajor = TensorLayout.rowMajor(layout.shape());
        this.axes = byStrideDescending(layout);
        this.window = ByteBuffer.allocate((int) Math.min(WINDOW, storage.length()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    private static int[] byStrideDescending(TensorLayout layout) {
        return IntStream.range(0, layout.shape().length)
                .filter(axis -> layout.shape()[axis] > 1)
                .boxed()
                .sorted(Comparator.comparingLong((Integer axis) -> -layout.strides()[axis]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    void each(Visitor visitor) throws IOException {
        long[] shape = layout.shape();
        long[] strides = layout.strides();
        long[] index = new long[axes.length];
        long element = layout.offset();
        long target = 0;
        int count = layout.count();
        for (int done = 0; done < count; done++) {
            visitor.visit(window, locate(element), (int) target);
            for (int i = axes.length - 1; i >= 0; i--) {
                int axis = axes[i];
                element += strides[axis];
                target += rowMajor[axis];
                if (++index[i] < shape[axis]) {
                    break;
                }
                element -= index[i] * strides[axis];
                target -= index[i] * rowMajor[axis];
                index[i] = 0;
            }
        }
    }

    /** Position of storage element {@code element} in the window, which moves there if it must. */
    private int locate(long element) throws IOException {
        long at = element * byteSize;
        if (at < windowStart || at + byteSize > windowStart + window.limit()) {
            window.clear().limit((int) Math.min(window.capacity(), storage.length() - at));
            file.read(storage.position() + at, window);
            windowStart = at;
        }
        return (int) (at - windowStart);
    }
}
