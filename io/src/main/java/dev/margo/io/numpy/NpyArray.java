package dev.margo.io.numpy;

import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.RawAxis;
import dev.margo.io.raw.RawLayout;
import dev.margo.io.raw.RawVolume;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** An array understood as a volume. */
final class NpyArray {
    private static final int COLOURS = 3;
    private static final int MOST_AXES = 4;

    private final NpyHeader header;
    private final NpyType type;
    private final RawVolume raw;

    /** @param spacing in mm along x, y, z */
    NpyArray(String file, NpyHeader header, double[] spacing) throws ImageFormatException {
        this.header = header;
        type = NpyType.parse(file, header.type());
        RawLayout layout = RawLayout.of(file, type.voxels(), type.order(), axes(file));
        double[] place = {spacing[0], 0, 0, 0, 0, spacing[1], 0, 0, 0, 0, spacing[2], 0};
        Intensity.Kind kind = layout.channels() > 1 ? Intensity.Kind.DISPLAY : Intensity.Kind.ARBITRARY;
        raw = new RawVolume(file, layout, place, Intensity.stored(kind), OptionalDouble.empty());
    }

    static Volume read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(file.toString(), in);
            NpyArray array = new NpyArray(file.toString(), header, new double[] {1, 1, 1});
            if (Files.size(file) - header.length() < array.storedBytes()) {
                throw new ImageFormatException(
                        file.toString(),
                        "it has only %s bytes, too few for its shape; it was cut off".formatted(Files.size(file)));
            }
            return array.type.half() ? array.from(in) : array.raw.inFile(file, header.length());
        }
    }

    /** Bytes of the array, in the file or in the archive once unpacked. */
    long storedBytes() {
        return raw.layout().bytes() / (type.half() ? 2 : 1);
    }

    /** @param in buffered, after the head */
    Volume from(InputStream in) throws IOException {
        boolean little = type.order() == ByteOrder.LITTLE_ENDIAN;
        return raw.fromStream(type.half() ? new HalfFloats(in, little) : in);
    }

    /** The fastest first, as they lie in the file. */
    private List<RawAxis> axes(String file) throws ImageFormatException {
        List<Integer> shape = header.shape();
        boolean colour = isColour(shape);
        int grid = shape.size() - (colour ? 1 : 0);
        if (grid < 2 || grid > MOST_AXES) {
            throw new ImageFormatException(
                    file, "an array of %s axes; expected (y, x), (z, y, x) or (t, z, y, x)".formatted(shape.size()));
        }
        List<RawAxis> axes = new ArrayList<>();
        for (int i = 0; i < grid; i++) {
            axes.add(new RawAxis(RawAxis.Role.values()[grid - 1 - i], shape.get(i)));
        }
        if (colour) {
            axes.add(new RawAxis(RawAxis.Role.CHANNEL, shape.get(grid)));
        }
        if (!header.fortran()) {
            Collections.reverse(axes);
        }
        return axes;
    }

    private boolean isColour(List<Integer> shape) {
        int last = shape.isEmpty() ? 0 : shape.get(shape.size() - 1);
        return shape.size() > 2 && type.voxels() == VoxelType.UINT8 && (last == COLOURS || last == COLOURS + 1);
    }
}
