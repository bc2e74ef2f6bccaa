package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.PixelSpacing;
import dev.margo.image.VoxelGrid;
import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * In which slice of a grid each frame of a segmentation lies. Other than those of a scan, frames may be far apart, and
 * several at one place.
 *
 * @param slices by frame
 */
record SegPlaces(VoxelGrid grid, int[] slices, List<String> warnings) {
    private static final int MOST_SLICES = 20_000;
    private static final double UNEVEN = 0.1;

    /**
     * A grid from the first slice with a frame to the last.
     *
     * @param numbers of the frames' segments
     * @param told distance of slices, where the file tells it
     * @throws ImageFormatException if they make no grid
     */
    static SegPlaces of(String file, List<SliceFacts> frames, int[] numbers, OptionalDouble told)
            throws ImageFormatException {
        long placed = frames.stream().filter(frame -> frame.plane().isPresent()).count();
        return placed < frames.size() ? stacked(file, frames, numbers) : between(file, frames, told);
    }

    /** The frames in a grid that is known, that of the scan. */
    static SegPlaces in(String file, List<SliceFacts> frames, VoxelGrid grid) throws ImageFormatException {
        Affine affine = grid.toPatient();
        double[] origin = affine.apply(0, 0, 0);
        double[] step = Vectors.plus(affine.apply(0, 0, 1), origin, -1);
        int[] slices = new int[frames.size()];
        PixelLayout layout = frames.get(0).pixels().layout();
        for (int i = 0; i < slices.length; i++) {
            Plane plane = frames.get(i).plane().orElseThrow(() -> elsewhere(file, grid));
            double k = Vectors.dot(Vectors.plus(plane.position(), origin, -1), step) / Vectors.dot(step, step);
            slices[i] = (int) Math.rint(k);
            boolean inside = slices[i] >= 0 && slices[i] < grid.depth() && isSame(frames.get(i), grid, slices[i]);
            if (!inside || layout.width() != grid.width() || layout.height() != grid.height()) {
                throw elsewhere(file, grid);
            }
        }
        return new SegPlaces(grid, slices, List.of());
    }

    /** Whether the corners of a frame are those of the slice, within a tenth of its spacing. */
    private static boolean isSame(SliceFacts frame, VoxelGrid grid, int z) throws ImageFormatException {
        Plane plane = frame.plane().orElseThrow();
        PixelSpacing spacing = frame.spacings().pixels().orElseThrow();
        double[] right = Vectors.plus(plane.position(), plane.row(), spacing.xMm() * (grid.width() - 1));
        double[] below = Vectors.plus(plane.position(), plane.column(), spacing.yMm() * (grid.height() - 1));
        Affine affine = grid.toPatient();
        double[] size = affine.spacing();
        double limit = UNEVEN * Math.min(size[0], Math.min(size[1], size[2]));
        return Vectors.distance(plane.position(), affine.apply(0, 0, z)) <= limit
                && Vectors.distance(right, affine.apply(grid.width() - 1, 0, z)) <= limit
                && Vectors.distance(below, affine.apply(0, grid.height() - 1, z)) <= limit;
    }

    private static ImageFormatException elsewhere(String file, VoxelGrid grid) {
        return new ImageFormatException(
                file,
                "frames that do not lie in the slices of the %s volume; give the series it was drawn on"
                        .formatted(grid));
    }

    /** Frames that do not say where they are: the n-th of each segment in slice n. */
    private static SegPlaces stacked(String file, List<SliceFacts> frames, int[] numbers) throws ImageFormatException {
        int[] slices = new int[frames.size()];
        Map<Integer, Integer> next = new HashMap<>();
        for (int i = 0; i < slices.length; i++) {
            slices[i] = next.merge(numbers[i], 1, Integer::sum) - 1;
        }
        int depth = Arrays.stream(slices).max().orElseThrow() + 1;
        Spacings spacings = frames.get(0).spacings();
        PixelSpacing pixels = spacings.pixels().orElse(new PixelSpacing(1, 1));
        Affine affine =
                Affine.spaced(pixels.xMm(), pixels.yMm(), spacings.slices().orElse(1));
        return new SegPlaces(
                grid(frames, depth, affine),
                slices,
                List.of("frames that do not say where they are; those of each segment are stacked in their order"));
    }

    private static VoxelGrid grid(List<SliceFacts> frames, int depth, Affine affine) {
        PixelLayout layout = frames.get(0).pixels().layout();
        return new VoxelGrid(layout.width(), layout.height(), depth, affine);
    }

    private static SegPlaces between(String file, List<SliceFacts> frames, OptionalDouble told)
            throws ImageFormatException {
        Plane plane = frames.get(0).plane().orElseThrow();
        PixelSpacing spacing = frames.get(0).spacings().pixels().orElseThrow();
        requireParallel(file, frames);
        double[] normal = plane.normal();
        double[] along = frames.stream()
                .mapToDouble(frame -> frame.plane().orElseThrow().along(normal))
                .toArray();
        int first = 0;
        int last = 0;
        for (int i = 1; i < along.length; i++) {
            first = along[i] < along[first] ? i : first;
            last = along[i] > along[last] ? i : last;
        }
        double distance = step(file, along, told, frames.get(0));
        int[] slices = new int[along.length];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = (int) Math.rint((along[i] - along[first]) / distance);
        }
        double[] origin = frames.get(first).plane().orElseThrow().position();
        double[] end = frames.get(last).plane().orElseThrow().position();
        double[] step = slices[last] == 0
                ? Vectors.times(normal, distance)
                : Vectors.times(Vectors.plus(end, origin, -1), 1.0 / slices[last]);
        requireOnGrid(file, frames, slices, origin, step);
        Affine affine = affine(file, plane, spacing, step, origin);
        return new SegPlaces(grid(frames, slices[last] + 1, affine), slices, List.of());
    }

    private static void requireParallel(String file, List<SliceFacts> frames) throws ImageFormatException {
        Plane plane = frames.get(0).plane().orElseThrow();
        for (SliceFacts frame : frames) {
            if (!frame.plane().orElseThrow().isParallel(plane)) {
                throw new ImageFormatException(
                        file, "frames of several orientations, which make no volume; export one of them at a time");
            }
        }
    }

    /** The distance that the file tells, if it leads from frame to frame, else the least between two of them. */
    private static double step(String file, double[] along, OptionalDouble told, SliceFacts frame)
            throws ImageFormatException {
        PixelSpacing spacing = frame.spacings().pixels().orElseThrow();
        double[] sorted = along.clone();
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double gap = sorted[i] - sorted[i - 1];
            least = gap > 0.01 * Math.min(spacing.xMm(), spacing.yMm()) ? Math.min(least, gap) : least;
        }
        double whole = sorted[sorted.length - 1] - sorted[0];
        List<Double> candidates = new ArrayList<>();
        told.ifPresent(candidates::add);
        candidates.add(
                Double.isFinite(least) ? least : frame.spacings().slices().orElse(1));
        for (double step : candidates) {
            if (whole / step < MOST_SLICES && isEven(sorted, step)) {
                return step;
            }
        }
        throw new ImageFormatException(
                file, "frames at uneven distances, which make no grid; resample the segmentation first");
    }

    private static boolean isEven(double[] sorted, double step) {
        for (double place : sorted) {
            double slices = (place - sorted[0]) / step;
            if (Math.abs(slices - Math.rint(slices)) > UNEVEN) {
                return false;
            }
        }
        return true;
    }

    private static void requireOnGrid(
            String file, List<SliceFacts> frames, int[] slices, double[] origin, double[] step)
            throws ImageFormatException {
        for (int i = 0; i < slices.length; i++) {
            double[] expected = Vectors.plus(origin, step, slices[i]);
            double off = Vectors.distance(frames.get(i).plane().orElseThrow().position(), expected);
            if (off > UNEVEN * Vectors.length(step)) {
                throw new ImageFormatException(
                        file, "frames that lie side by side, not one on another; export one stack of them at a time");
            }
        }
    }

    private static Affine affine(String file, Plane plane, PixelSpacing spacing, double[] k, double[] origin)
            throws ImageFormatException {
        double[] i = Vectors.times(plane.row(), spacing.xMm());
        double[] j = Vectors.times(plane.column(), spacing.yMm());
        try {
            return Affine.of(i[0], j[0], k[0], origin[0], i[1], j[1], k[1], origin[1], i[2], j[2], k[2], origin[2]);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(file, "positions and spacings that make no grid; fetch the file again", e);
        }
    }
}
