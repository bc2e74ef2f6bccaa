package dev.margo.checkpoint;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Values of every dtype as float32: widened exactly where they fit, rounded to nearest where they do not. */
final class FloatValues {
    private FloatValues() {}

    /** Converts all remaining little-endian elements of {@code source}. */
    static void convert(DType dtype, ByteBuffer source, FloatBuffer target) {
        if (dtype == DType.F32) {
            target.put(source.asFloatBuffer());
            return;
        }
        for (int at = source.position(); at < source.limit(); at += dtype.byteSize()) {
            target.put(at(dtype, source, at));
        }
    }

    static float at(DType dtype, ByteBuffer source, int index) {
        return switch (dtype) {
            case F32 -> source.getFloat(index);
            case F16 -> half(source.getShort(index));
            case BF16 -> Float.intBitsToFloat(source.getShort(index) << 16);
            case F64 -> (float) source.getDouble(index);
            case I64 -> source.getLong(index);
            case I32 -> source.getInt(index);
            case I16 -> source.getShort(index);
            case I8 -> source.get(index);
            case U8 -> source.get(index) & 0xFF;
            case BOOL -> source.get(index) != 0 ? 1 : 0;
        };
    }

    /** IEEE 754 binary16 to binary32; exact, subnormals, infinities and NaN included. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >>> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat(sign | 0x7F800000 | fraction << 13);
        }
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign != 0 ? -magnitude : magnitude;
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }
}
