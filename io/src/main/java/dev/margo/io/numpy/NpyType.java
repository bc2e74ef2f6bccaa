package dev.margo.io.numpy;

import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import java.nio.ByteOrder;

/**
 * A number type of NumPy.
 *
 * @param half whether numbers are of 16 bits in the file, to be widened
 */
record NpyType(VoxelType voxels, ByteOrder order, boolean half) {

    /** @param letters such as {@code <i2} */
    static NpyType parse(String file, String letters) throws ImageFormatException {
        ByteOrder order = letters.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String plain = letters.replaceFirst("^[<>|=]", "");
        return switch (plain) {
            case "b1", "u1", "?", "B" -> new NpyType(VoxelType.UINT8, order, false);
            case "i1", "b" -> new NpyType(VoxelType.INT8, order, false);
            case "u2" -> new NpyType(VoxelType.UINT16, order, false);
            case "i2" -> new NpyType(VoxelType.INT16, order, false);
            case "u4" -> new NpyType(VoxelType.UINT32, order, false);
            case "i4" -> new NpyType(VoxelType.INT32, order, false);
            case "u8" -> new NpyType(VoxelType.UINT64, order, false);
            case "i8" -> new NpyType(VoxelType.INT64, order, false);
            case "f2" -> new NpyType(VoxelType.FLOAT32, order, true);
            case "f4" -> new NpyType(VoxelType.FLOAT32, order, false);
            case "f8" -> new NpyType(VoxelType.FLOAT64, order, false);
            default -> throw new ImageFormatException(file, refusal(plain));
        };
    }

    private static String refusal(String plain) {
        return switch (plain.isEmpty() ? ' ' : plain.charAt(0)) {
            case 'O' -> "an array of objects, which is a pickle and not opened; save it as numbers";
            case 'c' -> "complex numbers are not supported; save magnitude and phase as arrays of their own";
            case 'f', 'g' -> "floats of more than 64 bits are not supported; save it as float64";
            default -> "an array of type '%s', which is no number; save it as numbers".formatted(plain);
        };
    }
}
