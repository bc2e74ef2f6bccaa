package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.PixelSpacing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A grid out of pictures that do not say where they are: one on another, in the order of their numbers. */
final class SliceStack {
    private SliceStack() {}

    static SliceGrid arrange(List<SliceFacts> slices) {
        List<SliceFacts> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparing(SliceFacts::key));
        Spacings spacings = sorted.get(0).spacings();
        PixelSpacing pixels = spacings.pixels().orElse(new PixelSpacing(1, 1));
        List<String> warnings = new ArrayList<>();
        warnings.add(
                "the file says nothing of where the patient is; the first pixel is taken for the origin, axes as L, P, S");
        warnings.add(
                spacings.pixels().isPresent()
                        ? "distances between pixels are from the file's " + spacings.origin()
                        : "the file says nothing of distances between pixels; 1 mm is taken for them");
        if (sorted.size() > 1 && spacings.slices().isEmpty()) {
            warnings.add("the file says nothing of distances between slices; 1 mm is taken for them");
        }
        Affine affine =
                Affine.spaced(pixels.xMm(), pixels.yMm(), spacings.slices().orElse(1));
        return new SliceGrid(sorted.stream().map(Optional::of).toList(), 1, affine, warnings);
    }
}
