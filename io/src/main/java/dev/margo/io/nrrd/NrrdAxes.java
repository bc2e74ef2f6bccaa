package dev.margo.io.nrrd;

import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.RawAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What each axis of a header runs over: space where it has a direction or, in files without directions, where its kind
 * says so or says nothing; a colour, where its kind does; else times.
 */
final class NrrdAxes {
    private static final int MOST = 16;
    private static final int SPACE = 3;

    private final NrrdHeader header;
    private final List<RawAxis> axes = new ArrayList<>();
    private final List<Integer> spatial = new ArrayList<>();

    NrrdAxes(NrrdHeader header, List<double[]> directions) throws ImageFormatException {
        this.header = header;
        long dimension = header.whole(header.require("dimension"));
        List<String> sizes = header.words("sizes");
        if (dimension < 1 || dimension > MOST || sizes.size() != dimension) {
            throw header.problem("%s dimensions and %s sizes; expected 1 to %s of both; it is damaged"
                    .formatted(dimension, sizes.size(), MOST));
        }
        for (int i = 0; i < dimension; i++) {
            long size = header.whole(sizes.get(i));
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw header.problem("size %s along axis %s; expected at least 1; it is damaged".formatted(size, i));
            }
            axes.add(new RawAxis(role(i, (int) size, directions), (int) size));
        }
    }

    private RawAxis.Role role(int axis, int size, List<double[]> directions) throws ImageFormatException {
        String kind = word("kinds", axis).toLowerCase(Locale.ROOT);
        boolean inSpace = directions.isEmpty()
                ? List.of("domain", "space", "???", "none", "").contains(kind)
                : axis < directions.size() && directions.get(axis).length > 0;
        if (inSpace && spatial.size() < SPACE) {
            spatial.add(axis);
            return RawAxis.Role.values()[spatial.size() - 1];
        }
        return switch (kind) {
            case "rgb-color", "3-color", "rgba-color", "4-color" ->
                size == SPACE || size == SPACE + 1 ? RawAxis.Role.CHANNEL : RawAxis.Role.TIME;
            case "complex" -> throw header.problem("complex voxels are not supported; save magnitude and phase apart");
            default -> RawAxis.Role.TIME;
        };
    }

    private String word(String field, int axis) {
        List<String> words = header.words(field);
        return axis < words.size() ? words.get(axis) : "";
    }

    List<RawAxis> all() {
        return axes;
    }

    /** Indices of the axes along x, y, z, as far as there are these. */
    List<Integer> spatial() {
        return spatial;
    }

    /** The spacing of the time axis, if its unit says that this is a time. */
    OptionalDouble timeStepSeconds() throws ImageFormatException {
        for (int i = 0; i < axes.size(); i++) {
            double unit = switch (word("units", i).replace("\"", "")) {
                case "s" -> 1;
                case "ms" -> 1e-3;
                default -> 0;
            };
            if (axes.get(i).role() == RawAxis.Role.TIME
                    && unit > 0
                    && !word("spacings", i).isEmpty()) {
                double step = header.real(word("spacings", i)) * unit;
                return step > 0 && Double.isFinite(step) ? OptionalDouble.of(step) : OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }
}
