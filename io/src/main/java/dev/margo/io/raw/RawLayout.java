package dev.margo.io.raw;

import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;

/**
 * How numbers lie in a file.
 *
 * @param axes the fastest first
 */
public record RawLayout(VoxelType type, ByteOrder order, List<RawAxis> axes) {
    private static final int COLOURS = 3;
    private static final int MOST_SLICE_BYTES = Integer.MAX_VALUE - 8;

    public RawLayout {
        axes = List.copyOf(axes);
    }

    /**
     * A layout that a volume can have.
     *
     * @throws ImageFormatException if an axis has no length, a colour is none, or there are more numbers than can be held
     */
    public static RawLayout of(String file, VoxelType type, ByteOrder order, List<RawAxis> axes)
            throws ImageFormatException {
        RawLayout layout = new RawLayout(type, order, axes);
        for (RawAxis axis : axes) {
            if (axis.size() < 1) {
                throw new ImageFormatException(
                        file, "a size of %s along %s; expected at least 1".formatted(axis.size(), axis.role()));
            }
        }
        int colours = layout.size(file, RawAxis.Role.CHANNEL);
        if (colours != 1 && colours != COLOURS && colours != COLOURS + 1) {
            throw new ImageFormatException(file, "%s colour channels; expected 1, 3 or 4".formatted(colours));
        }
        layout.requireSizes(file);
        return layout;
    }

    private void requireSizes(String file) throws ImageFormatException {
        try {
            long slice = Math.multiplyExact((long) width() * height(), (long) storedChannels() * type.bytes());
            Math.multiplyExact(slice, Math.multiplyExact(depth(), times()));
            if (slice <= MOST_SLICE_BYTES) {
                return;
            }
        } catch (ArithmeticException e) {
            // told below, as a slice that is too large
        }
        throw new ImageFormatException(
                file, "sizes %s of %s are more than can be held; its header is damaged".formatted(sizes(), type));
    }

    private int size(String file, RawAxis.Role role) throws ImageFormatException {
        try {
            return size(role);
        } catch (ArithmeticException e) {
            throw new ImageFormatException(file, "sizes %s overflow; its header is damaged".formatted(sizes()), e);
        }
    }

    private List<Integer> sizes() {
        return axes.stream().map(RawAxis::size).toList();
    }

    private int size(RawAxis.Role role) {
        return axes.stream()
                .filter(axis -> axis.role() == role)
                .mapToInt(RawAxis::size)
                .reduce(1, Math::multiplyExact);
    }

    public int width() {
        return size(RawAxis.Role.X);
    }

    public int height() {
        return size(RawAxis.Role.Y);
    }

    public int depth() {
        return size(RawAxis.Role.Z);
    }

    public int times() {
        return size(RawAxis.Role.TIME);
    }

    /** Channels in the file. */
    int storedChannels() {
        return size(RawAxis.Role.CHANNEL);
    }

    /** Channels of the volume: without alpha. */
    public int channels() {
        return Math.min(COLOURS, storedChannels());
    }

    /** Bytes of all numbers in the file. */
    public long bytes() {
        return axes.stream().mapToLong(RawAxis::size).reduce(type.bytes(), Math::multiplyExact);
    }

    /** Values of a slice of the volume. */
    int sliceValues() {
        return width() * height() * channels();
    }

    int slices() {
        return depth() * times();
    }

    /** Whether the numbers are in the order of slices, so that each slice is one piece of the file. */
    boolean isInSliceOrder() {
        if (storedChannels() != channels()) {
            return false;
        }
        List<RawAxis.Role> order =
                axes.stream().filter(axis -> axis.size() > 1).map(RawAxis::role).toList();
        List<RawAxis.Role> wanted =
                List.of(RawAxis.Role.CHANNEL, RawAxis.Role.X, RawAxis.Role.Y, RawAxis.Role.Z, RawAxis.Role.TIME);
        return order.equals(
                order.stream().sorted(Comparator.comparing(wanted::indexOf)).toList());
    }
}
