package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.PixelSpacing;
import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A grid out of slices that say where they are: ordered along their normal, split into times where several lie at each
 * place. File names and instance numbers do not matter for the places.
 */
final class SliceOrder {
    private final String name;
    private final List<SliceFacts> slices;
    private final List<String> warnings = new ArrayList<>();
    private final Plane plane;
    private final double[] normal;

    /** @param slices at least one; all have a plane and the same size and spacing */
    SliceOrder(String name, List<SliceFacts> slices) {
        this.name = name;
        this.slices = slices;
        plane = slices.get(0).plane().orElseThrow();
        normal = plane.normal();
    }

    /**
     * The grid.
     *
     * @throws ImageFormatException if the slices lie in no grid
     */
    SliceGrid arrange() throws ImageFormatException {
        requireOneOrientation();
        List<List<SliceFacts>> places = withoutDuplicates(places());
        int times = places.get(0).size();
        SliceSteps steps = steps(places);
        warnings.addAll(steps.warnings());
        List<Optional<SliceFacts>> ordered = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            for (int z = 0; z < steps.depth(); z++) {
                int t = time;
                int place = Arrays.binarySearch(steps.indices(), z);
                ordered.add(Optional.of(place)
                        .filter(p -> p >= 0)
                        .map(p -> places.get(p).get(t)));
            }
        }
        Plane first = places.get(0).get(0).plane().orElseThrow();
        return new SliceGrid(ordered, times, affine(first, steps.step()), warnings);
    }

    private void requireOneOrientation() throws ImageFormatException {
        long others = slices.stream()
                .filter(slice -> !slice.plane().orElseThrow().isParallel(plane))
                .count();
        if (others > 0) {
            throw new ImageFormatException(
                    name,
                    "%s slices of one orientation and %s of others (a localizer, perhaps), which make no volume; %s"
                            .formatted(slices.size() - others, others, "give the slices of one orientation"));
        }
    }

    /** The slices by place along the normal; at each place by their keys. */
    private List<List<SliceFacts>> places() throws ImageFormatException {
        List<SliceFacts> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingDouble(this::along));
        PixelSpacing spacing = spacing();
        double tolerance = 0.01 * Math.min(spacing.xMm(), spacing.yMm());
        List<List<SliceFacts>> places = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (SliceFacts slice : sorted) {
            if (along(slice) - last > tolerance) {
                places.add(new ArrayList<>());
                last = along(slice);
            }
            places.get(places.size() - 1).add(slice);
        }
        for (List<SliceFacts> place : places) {
            place.sort(Comparator.comparing(SliceFacts::key));
            requireOnTop(place);
        }
        return places;
    }

    private double along(SliceFacts slice) {
        return slice.plane().orElseThrow().along(normal);
    }

    private PixelSpacing spacing() {
        return slices.get(0).spacings().pixels().orElseThrow();
    }

    private void requireOnTop(List<SliceFacts> place) throws ImageFormatException {
        double[] position = place.get(0).plane().orElseThrow().position();
        double limit = 0.5 * Math.min(spacing().xMm(), spacing().yMm());
        for (SliceFacts slice : place) {
            if (Vectors.distance(slice.plane().orElseThrow().position(), position) > limit) {
                throw new ImageFormatException(
                        name, "slices that lie side by side, not one on another; give one stack of them at a time");
            }
        }
    }

    private List<List<SliceFacts>> withoutDuplicates(List<List<SliceFacts>> places) throws ImageFormatException {
        int before = places.stream().mapToInt(List::size).sum();
        places.forEach(SliceOrder::dropCopies);
        int fewest = places.stream().mapToInt(List::size).min().orElseThrow();
        int most = places.stream().mapToInt(List::size).max().orElseThrow();
        if (fewest > 1 && fewest < most) {
            throw new ImageFormatException(
                    name,
                    "%s to %s slices at one place, so a time or echo is incomplete; give the slices of whole ones"
                            .formatted(fewest, most));
        }
        if (fewest == 1
                && most > 1
                && 2 * places.stream().filter(place -> place.size() > 1).count() > places.size()) {
            throw new ImageFormatException(
                    name,
                    "most places have %s slices, but some only 1, so a time or echo is incomplete; give whole ones"
                            .formatted(most));
        }
        places.forEach(place -> place.subList(fewest, place.size()).clear());
        int after = places.stream().mapToInt(List::size).sum();
        if (after < before) {
            warnings.add("%s slices at the place of another were left out".formatted(before - after));
        }
        return places;
    }

    private static void dropCopies(List<SliceFacts> place) {
        for (int i = place.size() - 1; i > 0; i--) {
            if (place.get(i).isCopyOf(place.get(i - 1))) {
                place.remove(i);
            }
        }
    }

    private SliceSteps steps(List<List<SliceFacts>> places) throws ImageFormatException {
        List<double[]> positions = places.stream()
                .map(place -> place.get(0).plane().orElseThrow().position())
                .toList();
        return positions.size() == 1
                ? SliceSteps.single(normal, slices.get(0).spacings().slices())
                : SliceSteps.of(name, positions, normal);
    }

    private Affine affine(Plane first, double[] step) throws ImageFormatException {
        double[] i = Vectors.times(plane.row(), spacing().xMm());
        double[] j = Vectors.times(plane.column(), spacing().yMm());
        double[] origin = first.position();
        try {
            return Affine.of(
                    i[0], j[0], step[0], origin[0], i[1], j[1], step[1], origin[1], i[2], j[2], step[2], origin[2]);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(name, "positions and spacings that make no grid; fetch the files again", e);
        }
    }
}
