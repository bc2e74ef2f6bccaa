package dev.margo.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Stored values of one {@link VoxelType}, in order, kept as their bytes. Immutable.
 *
 * <p>Values are read as {@code double}, which holds all but the 64-bit integers beyond 2^53 exactly; those are read by
 * {@link #whole}.
 */
public final class Voxels {
    private final VoxelType type;
    private final byte[] bytes; // little endian

    private Voxels(VoxelType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * Takes over {@code bytes}, little endian; the caller must not change them afterwards.
     *
     * @throws IllegalArgumentException if they are not whole values
     */
    public static Voxels adopt(VoxelType type, byte[] bytes) {
        Objects.requireNonNull(type, "type");
        if (bytes.length % type.bytes() != 0) {
            throw new IllegalArgumentException(
                    "%s bytes are not whole %s values of %s bytes".formatted(bytes.length, type, type.bytes()));
        }
        return new Voxels(type, bytes);
    }

    /** Takes over {@code bytes} in the given order, turning them in place if they are big endian. */
    public static Voxels adopt(VoxelType type, byte[] bytes, ByteOrder order) {
        if (order == ByteOrder.BIG_ENDIAN && type.bytes() > 1) {
            reverseEach(bytes, type.bytes());
        }
        return adopt(type, bytes);
    }

    /**
     * Values of {@code type} nearest to {@code values}; whole types round half away from zero.
     *
     * @throws IllegalArgumentException if one does not fit the type; the message says which
     */
    public static Voxels of(VoxelType type, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, type.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            put(buffer, type, values[i], i);
        }
        return new Voxels(type, buffer.array());
    }

    private static void put(ByteBuffer buffer, VoxelType type, double value, int index) {
        if (type == VoxelType.FLOAT32) {
            buffer.putFloat((float) value);
            return;
        }
        if (type == VoxelType.FLOAT64) {
            buffer.putDouble(value);
            return;
        }
        double rounded = Math.signum(value) * Math.floor(Math.abs(value) + 0.5);
        if (!(rounded >= type.least() && rounded <= type.most())) { // written this way round so that NaN is refused too
            throw new IllegalArgumentException("value %s at index %s does not fit %s (%s to %s); choose a wider type"
                    .formatted(value, index, type, type.least(), type.most()));
        }
        long bits = type == VoxelType.UINT64 && rounded >= 0x1p63
                ? (long) (rounded - 0x1p63) ^ Long.MIN_VALUE
                : (long) rounded;
        for (int i = 0; i < type.bytes(); i++) {
            buffer.put((byte) (bits >>> (8 * i)));
        }
    }

    private static void reverseEach(byte[] bytes, int width) {
        for (int at = 0; at + width <= bytes.length; at += width) {
            for (int i = 0; i < width / 2; i++) {
                byte first = bytes[at + i];
                bytes[at + i] = bytes[at + width - 1 - i];
                bytes[at + width - 1 - i] = first;
            }
        }
    }

    public VoxelType type() {
        return type;
    }

    /** Number of values. */
    public int count() {
        return bytes.length / type.bytes();
    }

    /** Value {@code index}, exact but for 64-bit integers beyond 2^53. */
    public double get(int index) {
        ByteBuffer buffer = buffer();
        return switch (type) {
            case UINT8 -> Byte.toUnsignedInt(bytes[index]);
            case INT8 -> bytes[index];
            case UINT16 -> Short.toUnsignedInt(buffer.getShort(2 * index));
            case INT16 -> buffer.getShort(2 * index);
            case UINT32 -> Integer.toUnsignedLong(buffer.getInt(4 * index));
            case INT32 -> buffer.getInt(4 * index);
            case UINT64 -> unsigned(buffer.getLong(8 * index));
            case INT64 -> buffer.getLong(8 * index);
            case FLOAT32 -> buffer.getFloat(4 * index);
            case FLOAT64 -> buffer.getDouble(8 * index);
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }

    /**
     * Value {@code index} of a whole type, exact; {@link VoxelType#UINT64} beyond 2^63 comes out negative.
     *
     * @throws IllegalStateException for float types
     */
    public long whole(int index) {
        if (!type.isWhole()) {
            throw new IllegalStateException(type + " voxels are not whole numbers; read them with get");
        }
        if (type == VoxelType.UINT64 || type == VoxelType.INT64) {
            return buffer().getLong(8 * index);
        }
        return (long) get(index);
    }

    /** The values as bytes, little endian, that nobody can change. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Voxels that && type == that.type && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "%s %s voxels".formatted(count(), type);
    }
}
