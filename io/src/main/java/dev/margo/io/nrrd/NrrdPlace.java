package dev.margo.io.nrrd;

import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a header places its voxels. */
final class NrrdPlace {
    private static final Pattern VECTOR = Pattern.compile("\\(([^()]*)\\)|none", Pattern.CASE_INSENSITIVE);

    private final NrrdHeader header;
    private final List<double[]> directions;

    NrrdPlace(NrrdHeader header) throws ImageFormatException {
        this.header = header;
        directions = vectors("spacedirections");
    }

    /** One per axis, as many numbers as were given; none for an axis without, or of time alone. Empty if none has one. */
    List<double[]> directions() {
        return directions;
    }

    private List<double[]> vectors(String field) throws ImageFormatException {
        List<double[]> vectors = new ArrayList<>();
        Matcher matcher = VECTOR.matcher(header.field(field).orElse(""));
        while (matcher.find()) {
            vectors.add(matcher.group(1) == null ? new double[0] : vector(matcher.group(1)));
        }
        return vectors;
    }

    private double[] vector(String text) throws ImageFormatException {
        String[] words = text.split(",");
        double[] vector = new double[3];
        for (int i = 0; i < Math.min(words.length, vector.length); i++) {
            vector[i] = header.real(words[i].strip());
        }
        boolean time = words.length > vector.length && vector[0] == 0 && vector[1] == 0 && vector[2] == 0;
        return time ? new double[0] : vector;
    }

    /**
     * 3 x 4, row-major, LPS mm; not yet checked.
     *
     * @param spatial indices of the axes along x, y, z
     */
    double[] toPatient(List<Integer> spatial) throws ImageFormatException {
        double[] m = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
        for (int column = 0; column < spatial.size(); column++) {
            setColumn(m, column, step(spatial.get(column), column));
        }
        if (spatial.size() == 2 && !directions.isEmpty()) {
            setColumn(m, 2, normal(m));
        }
        List<double[]> origin = vectors("spaceorigin");
        if (!origin.isEmpty() && origin.get(0).length > 0) {
            setColumn(m, 3, origin.get(0));
        }
        return inLpsMm(m);
    }

    private static void setColumn(double[] m, int column, double[] values) {
        for (int row = 0; row < values.length; row++) {
            m[4 * row + column] = values[row];
        }
    }

    private double[] step(int axis, int column) throws ImageFormatException {
        if (!directions.isEmpty()) {
            return directions.get(axis);
        }
        List<String> spacings = header.words("spacings");
        double spacing = axis < spacings.size() ? header.real(spacings.get(axis)) : 1;
        double[] step = new double[3];
        step[column] = Double.isNaN(spacing) ? 1 : spacing;
        return step;
    }

    /** Across the plane of the first two columns, 1 long. */
    private static double[] normal(double[] m) {
        double[] n = {m[4] * m[9] - m[8] * m[5], m[8] * m[1] - m[0] * m[9], m[0] * m[5] - m[4] * m[1]};
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        return new double[] {n[0] / length, n[1] / length, n[2] / length};
    }

    private double[] inLpsMm(double[] m) {
        String space = header.field("space").orElse("").toLowerCase(Locale.ROOT);
        boolean right = space.startsWith("right-anterior-superior") || space.startsWith("ras");
        boolean anterior = right || space.startsWith("left-anterior-superior") || space.startsWith("las");
        double unit = unitMm();
        for (int i = 0; i < m.length; i++) {
            boolean turned = i < 4 && right || i >= 4 && i < 8 && anterior;
            m[i] = (turned ? 0.0 - m[i] : m[i]) * unit;
        }
        return m;
    }

    private double unitMm() {
        List<String> units = header.words("spaceunits");
        return switch (units.isEmpty() ? "" : units.get(0).replace("\"", "")) {
            case "m" -> 1000;
            case "cm" -> 10;
            case "um", "micron", "microns" -> 0.001;
            default -> 1;
        };
    }
}
