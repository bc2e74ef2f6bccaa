package dev.margo.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final VoxelType type;
    private final byte[] bytes; // little endian

    private Voxels(VoxelType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
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
        byte[] bytes = new byte[Math.multiplyExact(values.length, type.bytes())];
        for (int i = 0; i < values.length; i++) {
            double value = type.isWhole() ? roundHalfAway(values[i]) : values[i];
            if (!type.holds(value)) {
                throw new IllegalArgumentException(
                        "value %s at index %s does not fit %s (%s to %s); choose a wider type"
                                .formatted(values[i], i, type, type.least(), type.most()));
            }
            set(type, bytes, i, value);
        }
        return new Voxels(type, bytes);
    }

    private static double roundHalfAway(double value) {
        return Math.signum(value) * Math.floor(Math.abs(value) + 0.5);
    }

    private static void set(VoxelType type, byte[] bytes, int i, double value) {
        switch (type) {
            case UINT8, INT8 -> bytes[i] = (byte) value;
            case UINT16, INT16 -> SHORTS.set(bytes, 2 * i, (short) (int) value);
            case UINT32, INT32 -> INTS.set(bytes, 4 * i, (int) (long) value);
            case UINT64 -> LONGS.set(bytes, 8 * i, unsignedBits(value));
            case INT64 -> LONGS.set(bytes, 8 * i, (long) value);
            case FLOAT32 -> FLOATS.set(bytes, 4 * i, (float) value);
            case FLOAT64 -> DOUBLES.set(bytes, 8 * i, value);
        }
    }

    private static long unsignedBits(double value) {
        return value >= 0x1p63 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE : (long) value;
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
        return switch (type) {
            case UINT8 -> bytes[index] & 0xFF;
            case INT8 -> bytes[index];
            case UINT16 -> (short) SHORTS.get(bytes, 2 * index) & 0xFFFF;
            case INT16 -> (short) SHORTS.get(bytes, 2 * index);
            case UINT32 -> (int) INTS.get(bytes, 4 * index) & 0xFFFFFFFFL;
            case INT32 -> (int) INTS.get(bytes, 4 * index);
            case UINT64 -> unsigned((long) LONGS.get(bytes, 8 * index));
            case INT64 -> (long) LONGS.get(bytes, 8 * index);
            case FLOAT32 -> (float) FLOATS.get(bytes, 4 * index);
            case FLOAT64 -> (double) DOUBLES.get(bytes, 8 * index);
        };
    }

    /** All values, each as {@link #get} gives it. */
    public double[] toArray() {
        double[] values = new double[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    /**
     * A copy of {@code count} values from {@code first} on.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public Voxels range(int first, int count) {
        Objects.checkFromIndexSize(first, count, count());
        return new Voxels(type, Arrays.copyOfRange(bytes, first * type.bytes(), (first + count) * type.bytes()));
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
            return (long) LONGS.get(bytes, 8 * index);
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
