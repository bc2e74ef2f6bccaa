package dev.margo.io.dicom;

import dev.margo.image.PixelSpacing;
import dev.margo.io.ImageFormatException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file says of the distances between its pixels and slices.
 *
 * <p>Source: DICOM PS3.3, 10.7.1.3 (pixel spacing), C.8.5.5 (regions of ultrasound).
 *
 * @param pixels empty if the file says nothing that can be used
 * @param origin the element that says it, for warnings
 * @param slices distance between slices, or their thickness, in mm
 */
record Spacings(Optional<PixelSpacing> pixels, String origin, OptionalDouble slices) {
    private static final int CENTIMETRES = 3;

    static Spacings of(FunctionalGroups groups) throws ImageFormatException {
        OptionalDouble slices = slices(groups);
        DataSet measures = groups.with(Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
        Optional<PixelSpacing> spacing = read(measures, Tag.PIXEL_SPACING);
        if (spacing.isPresent()) {
            return new Spacings(spacing, "pixel spacing", slices);
        }
        spacing = read(groups.root(), Tag.IMAGER_PIXEL_SPACING);
        if (spacing.isPresent()) {
            return new Spacings(spacing, "imager pixel spacing, at the detector and not in the body", slices);
        }
        spacing = read(groups.root(), Tag.NOMINAL_SCANNED_PIXEL_SPACING);
        if (spacing.isPresent()) {
            return new Spacings(spacing, "nominal scanned pixel spacing", slices);
        }
        return new Spacings(ofRegion(groups.root()), "the first region of the ultrasound", slices);
    }

    private static OptionalDouble slices(FunctionalGroups groups) throws ImageFormatException {
        OptionalDouble between = groups.with(Tag.PIXEL_MEASURES_SEQUENCE, Tag.SPACING_BETWEEN_SLICES)
                .number(Tag.SPACING_BETWEEN_SLICES);
        OptionalDouble thickness =
                groups.with(Tag.PIXEL_MEASURES_SEQUENCE, Tag.SLICE_THICKNESS).number(Tag.SLICE_THICKNESS);
        OptionalDouble found = isDistance(between.orElse(0)) ? between : thickness;
        return isDistance(found.orElse(0)) ? found : OptionalDouble.empty();
    }

    /** Whether this may be the distance of pixels in mm: from an atom's size to a kilometre. */
    private static boolean isDistance(double value) {
        return value >= 1e-7 && value <= 1e6;
    }

    /** DICOM gives the distance between rows first. */
    private static Optional<PixelSpacing> read(DataSet data, Tag tag) throws ImageFormatException {
        double[] values = data.doubles(tag);
        return values.length == 2 && isDistance(values[0]) && isDistance(values[1])
                ? Optional.of(new PixelSpacing(values[1], values[0]))
                : Optional.empty();
    }

    private static Optional<PixelSpacing> ofRegion(DataSet root) throws ImageFormatException {
        for (DataSet region : root.items(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS)) {
            double x = Math.abs(region.number(Tag.PHYSICAL_DELTA_X).orElse(0));
            double y = Math.abs(region.number(Tag.PHYSICAL_DELTA_Y).orElse(0));
            boolean lengths = region.integer(Tag.PHYSICAL_UNITS_X_DIRECTION).orElse(0) == CENTIMETRES
                    && region.integer(Tag.PHYSICAL_UNITS_Y_DIRECTION).orElse(0) == CENTIMETRES;
            if (lengths && isDistance(x) && isDistance(y)) {
                return Optional.of(new PixelSpacing(10 * x, 10 * y));
            }
        }
        return Optional.empty();
    }
}
