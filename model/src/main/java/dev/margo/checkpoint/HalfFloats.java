package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** float32 rounded to IEEE 754 binary16, ties to even. */
final class HalfFloats {
    /** The largest finite one. */
    private static final float LARGEST = 65504;

    private HalfFloats() {}

    /**
     * The values of a float32 tensor, halved.
     *
     * @throws CheckpointFormatException if one of them is beyond the range of binary16
     */
    static WritableTensor of(StoredTensor tensor, FileBytes file) throws IOException {
        float[] values = new float[tensor.elementCount()];
        tensor.readFloats(FloatBuffer.wrap(values));
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (Math.abs(value) > LARGEST) {
                throw file.damaged("tensor %s has a value of %s, and float16 ends at %s; keep this file in float32"
                        .formatted(Words.quoted(tensor.name()), value, LARGEST));
            }
            bytes.putShort(bits(value));
        }
        return new WritableTensor(tensor.name(), DType.F16, tensor.shape(), TensorSource.of(bytes.flip()));
    }

    static short bits(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (!(magnitude <= Float.MAX_VALUE)) { // infinite or no number
            return (short) (sign | (Float.isNaN(value) ? 0x7E00 : 0x7C00));
        }
        if (magnitude < 0x1p-14f) { // subnormal: a multiple of 2^-24
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24));
        }
        int rounded = (bits & 0x7FFFFFFF) + 0xFFF + (bits >>> 13 & 1); // ties to even; may carry into the exponent
        int half = (rounded >>> 13) - (112 << 10);
        return (short) (sign | Math.min(half, 0x7C00));
    }
}
