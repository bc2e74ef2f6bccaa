package dev.margo.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One reference tensor: its dtype as safetensors names it, its shape, its little-endian values. */
public final class GoldenTensor {
    private final String dtype;
    private final long[] shape;
    private final ByteBuffer data;

    GoldenTensor(String dtype, long[] shape, ByteBuffer data) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
    }

    public String dtype() {
        return dtype;
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Number of values along axis {@code axis}. */
    public int size(int axis) {
        return Math.toIntExact(shape[axis]);
    }

    /** The values of an F32 tensor, row-major. */
    public float[] floats() {
        require("F32");
        float[] values = new float[data.remaining() / Float.BYTES];
        buffer().asFloatBuffer().get(values);
        return values;
    }

    /** The values of an F64 tensor, row-major. */
    public double[] doubles() {
        require("F64");
        double[] values = new double[data.remaining() / Double.BYTES];
        buffer().asDoubleBuffer().get(values);
        return values;
    }

    /** The values of an I64 tensor, row-major. */
    public long[] longs() {
        require("I64");
        long[] values = new long[data.remaining() / Long.BYTES];
        buffer().asLongBuffer().get(values);
        return values;
    }

    /** The values of an I32 tensor, row-major. */
    public int[] ints() {
        require("I32");
        int[] values = new int[data.remaining() / Integer.BYTES];
        buffer().asIntBuffer().get(values);
        return values;
    }

    /** The raw bytes of a tensor of any dtype; the values themselves for U8 and BOOL. */
    public byte[] bytes() {
        byte[] values = new byte[data.remaining()];
        buffer().get(values);
        return values;
    }

    private ByteBuffer buffer() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void require(String wanted) {
        if (!dtype.equals(wanted)) {
            throw new IllegalStateException("a tensor of dtype " + dtype + " was asked for as " + wanted);
        }
    }
}
