package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From stored values to the modality's: a line, or a table.
 *
 * <p>Source: DICOM PS3.3, C.11.1 and C.7.6.16.2.9; for doses C.8.8.3.
 *
 * @param given whether the file says so
 * @param hounsfield whether the results are, if it is a CT
 */
record Rescale(double slope, double intercept, Optional<LookupTable> table, boolean given, boolean hounsfield) {

    /** @param table of the whole file */
    static Rescale of(FunctionalGroups groups, Optional<LookupTable> table) throws ImageFormatException {
        if (table.isPresent()) {
            return new Rescale(1, 0, table, true, false);
        }
        DataSet data = groups.with(Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE, Tag.RESCALE_SLOPE);
        OptionalDouble scale = groups.root().number(Tag.DOSE_GRID_SCALING);
        OptionalDouble slope = scale.isPresent() ? scale : data.number(Tag.RESCALE_SLOPE);
        double intercept = data.number(Tag.RESCALE_INTERCEPT).orElse(0);
        if (slope.isPresent() && slope.getAsDouble() == 0) {
            throw data.damaged(Tag.RESCALE_SLOPE, "is 0, which makes all values the same");
        }
        boolean hounsfield =
                data.text(Tag.RESCALE_TYPE).map(type -> type.equals("HU")).orElse(true);
        return new Rescale(
                slope.orElse(1),
                intercept,
                table,
                slope.isPresent() || data.element(Tag.RESCALE_INTERCEPT).isPresent(),
                hounsfield);
    }

    boolean isSameLine(Rescale other) {
        return slope == other.slope && intercept == other.intercept;
    }
}
