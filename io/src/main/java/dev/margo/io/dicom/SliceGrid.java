package dev.margo.io.dicom;

import dev.margo.image.Affine;
import java.util.List;
import java.util.Optional;

/**
 * Slices in the order of a volume.
 *
 * @param slices by time, then by z; empty where one is missing
 * @param warnings what a user should know of how this came about
 */
record SliceGrid(List<Optional<SliceFacts>> slices, int times, Affine toPatient, List<String> warnings) {
    SliceGrid {
        slices = List.copyOf(slices);
        warnings = List.copyOf(warnings);
    }

    int depth() {
        return slices.size() / times;
    }

    /** Some slice that is there, from the middle. */
    SliceFacts typical() {
        return slices.stream()
                .skip(depth() / 2)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
