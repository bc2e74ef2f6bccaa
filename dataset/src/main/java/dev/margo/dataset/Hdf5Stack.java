package dev.margo.dataset;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Pictures and labels of an open HDF5 file, slice by slice. */
final class Hdf5Stack {
    private static final int COLOURS = 3;
    private static final long MOST_SAMPLES = 1L << 28;
    private static final int MOST_SLICES = 10_000_000;

    private final Hdf5Array raw;
    private final Hdf5Array labels;
    private final int[] shape;
    private final int channels;
    private final boolean channelsFirst;

    private Hdf5Stack(Hdf5Array raw, Hdf5Array labels) throws ImageFormatException {
        this.raw = raw;
        this.labels = labels;
        shape = labels.shape();
        int[] pictures = raw.shape();
        channels = pictures.length > shape.length ? COLOURS : 1;
        channelsFirst = channels > 1 && Arrays.equals(shape, Arrays.copyOfRange(pictures, 1, pictures.length));
        boolean channelsLast = channels > 1 && Arrays.equals(shape, Arrays.copyOf(pictures, shape.length));
        boolean fits = channels == 1
                ? Arrays.equals(shape, pictures)
                : pictures.length == shape.length + 1
                        && (channelsFirst && pictures[0] == COLOURS
                                || channelsLast && pictures[shape.length] == COLOURS);
        if (shape.length != 2 && shape.length != 3 || !fits) {
            throw new ImageFormatException(
                    labels.file(),
                    "pictures of shape %s with labels of %s; expected labels (z, y, x) or (y, x), and pictures alike or with 3 colours first or last"
                            .formatted(Arrays.toString(pictures), Arrays.toString(shape)));
        }
        if ((long) height() * width() * channels > MOST_SAMPLES || slices() > MOST_SLICES || slices() < 1) {
            throw new ImageFormatException(
                    labels.file(),
                    "%s slices of %s x %s pixels; expected at most %s slices and %s values in each; it is damaged"
                            .formatted(slices(), width(), height(), MOST_SLICES, MOST_SAMPLES));
        }
    }

    static Hdf5Stack of(String name, HdfFile file, Hdf5Layout layout) throws ImageFormatException {
        return new Hdf5Stack(Hdf5Array.find(name, file, layout.raw()), Hdf5Array.find(name, file, layout.labels()));
    }

    int slices() {
        return shape.length == 2 ? 1 : shape[0];
    }

    private int height() {
        return shape[shape.length - 2];
    }

    private int width() {
        return shape[shape.length - 1];
    }

    /** The pictures from {@code first} on as a volume of 1 mm voxels. */
    Volume pictures(int first, int count) {
        Volume.Layout layout = new Volume.Layout(raw.type(), channels, 1, OptionalDouble.empty());
        return Volume.of(grid(count), layout, Intensity.stored(Intensity.Kind.ARBITRARY), (z, t) -> picture(first + z));
    }

    /** Their labels. */
    Volume labels(int first, int count) {
        return Volume.of(
                grid(count),
                Volume.Layout.single(labels.type()),
                Intensity.stored(Intensity.Kind.LABELS),
                (z, t) -> labels.voxels(labels.values(offset(first + z, 0), extent(0))));
    }

    private VoxelGrid grid(int count) {
        return new VoxelGrid(width(), height(), count, Affine.spaced(1, 1, 1));
    }

    private Voxels picture(int slice) throws IOException {
        if (channels == 1) {
            return raw.voxels(raw.values(offset(slice, 0), extent(0)));
        }
        double[] values = raw.values(offset(slice, channelsFirst ? 1 : -1), extent(channelsFirst ? 1 : -1));
        return raw.voxels(channelsFirst ? interleaved(values) : values);
    }

    /** @param colours 1 for a colour axis before the others, -1 after them, 0 for none */
    private long[] offset(int slice, int colours) {
        long[] offset = new long[shape.length + Math.abs(colours)];
        if (shape.length == 3) {
            offset[Math.max(0, colours)] = slice;
        }
        return offset;
    }

    private int[] extent(int colours) {
        int[] extent = new int[shape.length + Math.abs(colours)];
        Arrays.fill(extent, 1);
        int before = Math.max(0, colours);
        extent[before + shape.length - 2] = height();
        extent[before + shape.length - 1] = width();
        if (colours != 0) {
            extent[colours > 0 ? 0 : shape.length] = COLOURS;
        }
        return extent;
    }

    private static double[] interleaved(double[] planes) {
        int area = planes.length / COLOURS;
        double[] values = new double[planes.length];
        for (int i = 0; i < area; i++) {
            for (int c = 0; c < COLOURS; c++) {
                values[i * COLOURS + c] = planes[c * area + i];
            }
        }
        return values;
    }
}
