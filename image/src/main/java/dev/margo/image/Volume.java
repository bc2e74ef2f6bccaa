package dev.margo.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A scan: a grid of voxels in the patient's space, of one or several channels, at one or several times. Immutable, but
 * its values may be read from a file as they are asked for. Nothing has to be closed.
 */
public final class Volume {
    private final VoxelGrid grid;
    private final Layout layout;
    private final Intensity intensity;
    private final VoxelSource source;
    private final Optional<IntensityWindow.Range> window;

    /**
     * How voxels are stored.
     *
     * @param channels values of a voxel: 1, or 3 for red, green, blue
     * @param times grids one after the other: time points, echoes, b-values
     * @param timeStepSeconds between two of them, where that is known
     */
    public record Layout(VoxelType type, int channels, int times, OptionalDouble timeStepSeconds) {
        public Layout {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(timeStepSeconds, "timeStepSeconds");
            if (channels != 1 && channels != 3) {
                throw new IllegalArgumentException("a volume has 1 or 3 channels, got %s".formatted(channels));
            }
            if (times < 1) {
                throw new IllegalArgumentException("a volume has at least 1 time, got %s".formatted(times));
            }
        }

        /** The same but for the type. */
        public Layout withType(VoxelType other) {
            return new Layout(other, channels, times, timeStepSeconds);
        }

        /** One channel at one time. */
        public static Layout single(VoxelType type) {
            return new Layout(type, 1, 1, OptionalDouble.empty());
        }
    }

    private Volume(
            VoxelGrid grid,
            Layout layout,
            Intensity intensity,
            VoxelSource source,
            Optional<IntensityWindow.Range> window) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.layout = Objects.requireNonNull(layout, "layout");
        this.intensity = Objects.requireNonNull(intensity, "intensity");
        this.source = Objects.requireNonNull(source, "source");
        this.window = Objects.requireNonNull(window, "window");
    }

    /**
     * A volume whose slices {@code source} gives; they are asked for again and again.
     *
     * @throws IllegalArgumentException if a slice has more values than an array can hold
     */
    public static Volume of(VoxelGrid grid, Layout layout, Intensity intensity, VoxelSource source) {
        long values = (long) grid.width()
                * grid.height()
                * layout.channels()
                * layout.type().bytes();
        if (values > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a slice of %s x %s voxels is more than an array can hold".formatted(grid.width(), grid.height()));
        }
        return new Volume(grid, layout, intensity, source, Optional.empty());
    }

    /**
     * A volume in memory.
     *
     * @param slices by time, then by z: {@code times x depth} of them, each (y, x, c)
     * @throws IllegalArgumentException if their number, length or type is not that of the grid and layout
     */
    public static Volume of(VoxelGrid grid, Layout layout, Intensity intensity, List<Voxels> slices) {
        List<Voxels> kept = List.copyOf(slices);
        if (kept.size() != (long) layout.times() * grid.depth()) {
            throw new IllegalArgumentException("a volume of %s voxels at %s times needs %s slices, got %s"
                    .formatted(grid, layout.times(), (long) layout.times() * grid.depth(), kept.size()));
        }
        Volume volume = of(grid, layout, intensity, (z, t) -> kept.get(t * grid.depth() + z));
        kept.forEach(volume::requireSlice);
        return volume;
    }

    private Voxels requireSlice(Voxels slice) {
        long expected = (long) grid.width() * grid.height() * layout.channels();
        if (slice.count() != expected || slice.type() != layout.type()) {
            throw new IllegalArgumentException("a slice of a %s volume needs %s %s values, got %s"
                    .formatted(grid, expected, layout.type(), slice));
        }
        return slice;
    }

    public VoxelGrid grid() {
        return grid;
    }

    public Layout layout() {
        return layout;
    }

    public Intensity intensity() {
        return intensity;
    }

    /** The same voxels with another meaning. */
    public Volume withIntensity(Intensity other) {
        return new Volume(grid, layout, other, source, window);
    }

    /** The intensities, after rescale, that its file wants shown from black to white; nothing where it proposes none. */
    public Optional<IntensityWindow.Range> window() {
        return window;
    }

    /** The same voxels with another window to be shown in. */
    public Volume withWindow(Optional<IntensityWindow.Range> other) {
        return new Volume(grid, layout, intensity, source, other);
    }

    /**
     * The same values stored as themselves, for formats that know no rescale: in the narrowest whole type if all are
     * whole, else in {@code FLOAT32} if that loses nothing, else in {@code FLOAT64}. Reads every slice.
     */
    public Volume rescaled() {
        return intensity.isIdentity() ? this : Rescale.of(this).withWindow(window);
    }

    /** The same voxels at another place. */
    public Volume withPlace(Affine toPatient) {
        return new Volume(
                new VoxelGrid(grid.width(), grid.height(), grid.depth(), toPatient), layout, intensity, source, window);
    }

    /**
     * The same voxels, the axes in the order and direction of those of {@code other} that they are nearest to; the place
     * of no voxel changes. Where slices become rows or columns, every slice is read now.
     */
    public Volume reorderedLike(VoxelGrid other) {
        return AxisOrder.nearest(grid.toPatient(), other.toPatient()).of(this).withWindow(window);
    }

    /**
     * The stored values of slice {@code z} at time {@code t}, (y, x, c).
     *
     * @throws IndexOutOfBoundsException outside the volume
     * @throws UncheckedIOException if the file behind the volume cannot be read any more
     */
    public Voxels stored(int z, int t) {
        try {
            return read(z, t);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #stored}, for those who read files themselves: throws the {@link IOException} as it is. */
    public Voxels read(int z, int t) throws IOException {
        Objects.checkIndex(z, grid.depth());
        Objects.checkIndex(t, layout.times());
        try {
            return requireSlice(source.slice(z, t));
        } catch (UncheckedIOException e) { // of a volume that this one is made of
            throw e.getCause();
        }
    }

    /**
     * The slice across {@code axis} as a picture of values after rescale, with its spacing. Rows and columns: across z,
     * y and x; across y, z and x; across x, z and y. Where a float volume has no number, the picture has the least one of
     * the slice.
     *
     * @throws IndexOutOfBoundsException outside the volume
     */
    public Image slice(Axis axis, int index, int t) {
        Objects.checkIndex(index, grid.size(axis));
        return new SliceCut(this, axis, t).at(index);
    }

    /** For messages: {@code "512 x 512 x 40 INT16 volume"}. */
    @Override
    public String toString() {
        String times = layout.times() == 1 ? "" : " x %s times".formatted(layout.times());
        return "%s%s %s volume".formatted(grid, times, layout.type());
    }
}
