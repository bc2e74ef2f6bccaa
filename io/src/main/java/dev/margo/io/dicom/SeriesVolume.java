package dev.margo.io.dicom;

import dev.margo.image.Intensity;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelSource;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A volume out of the files of one series. */
final class SeriesVolume {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    private final String name;
    private final List<FileSlices> files;
    private final List<SliceFacts> slices;

    /** @param files at least one */
    SeriesVolume(String name, List<FileSlices> files) {
        this.name = name;
        this.files = files;
        slices = files.stream().flatMap(file -> file.slices().stream()).toList();
    }

    DicomVolume build() throws ImageFormatException {
        requireOneSize();
        SliceGrid grid = arrange();
        boolean even = isEven();
        SlicePixels pixels = grid.typical().pixels();
        VoxelType type = even ? pixels.type() : VoxelType.FLOAT32;
        OptionalDouble step = grid.times() > 1 ? files.get(0).timeStepSeconds() : OptionalDouble.empty();
        Volume volume = Volume.of(
                new VoxelGrid(pixels.layout().width(), pixels.layout().height(), grid.depth(), grid.toPatient()),
                new Volume.Layout(type, pixels.channels(), grid.times(), step),
                intensity(pixels, even),
                source(grid, even));
        return new DicomVolume(
                volume,
                DicomSource.of(files.get(0).facts(), grid),
                grid.typical().display(),
                grid.warnings());
    }

    private SliceGrid arrange() throws ImageFormatException {
        long placed = slices.stream().filter(slice -> slice.plane().isPresent()).count();
        if (placed == 0) {
            return SliceStack.arrange(slices);
        }
        if (placed < slices.size()) {
            throw new ImageFormatException(
                    name,
                    "%s slices that say where they are and %s that do not; give only those of one kind"
                            .formatted(placed, slices.size() - placed));
        }
        return new SliceOrder(name, slices).arrange();
    }

    private void requireOneSize() throws ImageFormatException {
        SliceFacts first = slices.get(0);
        for (SliceFacts slice : slices) {
            PixelLayout a = first.pixels().layout();
            PixelLayout b = slice.pixels().layout();
            if (a.width() != b.width()
                    || a.height() != b.height()
                    || first.pixels().channels() != slice.pixels().channels()) {
                throw new ImageFormatException(
                        name,
                        "slices of %s x %s and of %s x %s pixels, or gray and colour, in one series; give those of one kind"
                                .formatted(a.width(), a.height(), b.width(), b.height()));
            }
            if (!isClose(first.spacings().pixels(), slice.spacings().pixels())) {
                throw new ImageFormatException(
                        name, "slices of different pixel spacing in one series; give those of one spacing");
            }
        }
    }

    private static boolean isClose(Optional<PixelSpacing> a, Optional<PixelSpacing> b) {
        return a.isEmpty() && b.isEmpty()
                || a.isPresent()
                        && b.isPresent()
                        && Math.abs(a.get().xMm() - b.get().xMm())
                                <= 1e-3 * a.get().xMm()
                        && Math.abs(a.get().yMm() - b.get().yMm())
                                <= 1e-3 * a.get().yMm();
    }

    /** Whether stored values mean the same in all slices; else they are rescaled one by one. */
    private boolean isEven() {
        SlicePixels first = slices.get(0).pixels();
        return first.channels() == 3
                || slices.stream()
                        .map(SliceFacts::pixels)
                        .allMatch(other ->
                                other.type() == first.type() && other.rescale().isSameLine(first.rescale()));
    }

    private Intensity intensity(SlicePixels pixels, boolean even) {
        Intensity.Kind kind = kind(pixels);
        Rescale rescale = pixels.rescale();
        return even && kind != Intensity.Kind.DISPLAY
                ? new Intensity(kind, rescale.slope(), rescale.intercept())
                : Intensity.stored(kind);
    }

    private Intensity.Kind kind(SlicePixels pixels) {
        String modality = files.get(0).modality();
        boolean capture = slices.get(0).source().sopClassUid().startsWith(SECONDARY_CAPTURE)
                && pixels.type() == VoxelType.UINT8
                && !pixels.rescale().given();
        if (pixels.channels() == 3 || capture) {
            return Intensity.Kind.DISPLAY;
        }
        if (modality.equals("SEG")) {
            return Intensity.Kind.LABELS;
        }
        boolean hounsfield = modality.equals("CT")
                && pixels.rescale().given()
                && pixels.rescale().hounsfield();
        return hounsfield ? Intensity.Kind.HOUNSFIELD : Intensity.Kind.ARBITRARY;
    }

    private static VoxelSource source(SliceGrid grid, boolean even) {
        return (z, t) -> {
            int index = t * grid.depth() + z;
            Optional<SliceFacts> slice = grid.slices().get(index);
            return slice.isPresent() ? read(slice.get(), even) : filler(grid, index, even);
        };
    }

    private static Voxels read(SliceFacts slice, boolean even) throws IOException {
        return even ? slice.pixels().voxels() : slice.pixels().rescaled();
    }

    /** For a missing slice, which is never the first: all the least value of the last one before it. */
    private static Voxels filler(SliceGrid grid, int index, boolean even) throws IOException {
        int before = index;
        while (grid.slices().get(before).isEmpty()) {
            before--;
        }
        Voxels voxels = read(grid.slices().get(before).orElseThrow(), even);
        double[] values = new double[voxels.count()];
        Arrays.setAll(values, voxels::get);
        Arrays.fill(values, Arrays.stream(values).min().orElse(0));
        return Voxels.of(voxels.type(), values);
    }
}
