package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The points of one contour, in voxel indices. */
final class ContourPoints {
    /** Share of a slice's distance by which points may lie beside its middle: positions are rounded in files. */
    private static final double BESIDE = 0.25;

    private final List<Vertex> vertices = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY; // of k
    private double most = Double.NEGATIVE_INFINITY;

    private ContourPoints() {}

    /**
     * @param file where long values are left
     * @param toVoxel from LPS mm
     * @throws ImageFormatException if they are no numbers, no places, or not as many as the contour says
     */
    static ContourPoints of(DicomFile file, DataSet contour, Affine toVoxel) throws IOException {
        String text = new String(bytes(file, contour), StandardCharsets.ISO_8859_1);
        ContourPoints points = new ContourPoints();
        double[] place = new double[3];
        int count = 0;
        for (int from = 0, to; from < text.length(); from = to + 1) {
            int end = text.indexOf('\\', from);
            to = end < 0 ? text.length() : end;
            String number = text.substring(from, to).replace('\0', ' ').strip();
            place[count++ % 3] = contour.decimal(Tag.CONTOUR_DATA, number);
            if (count % 3 == 0) {
                points.add(contour, toVoxel.apply(place[0], place[1], place[2]));
            }
        }
        OptionalInt told = contour.integer(Tag.NUMBER_OF_CONTOUR_POINTS);
        if (count % 3 != 0 || told.isPresent() && told.getAsInt() != points.vertices.size()) {
            throw contour.damaged(
                    Tag.CONTOUR_DATA, "holds %s numbers, expected three for each point it claims".formatted(count));
        }
        return points;
    }

    private static byte[] bytes(DicomFile file, DataSet contour) throws IOException {
        Optional<Element.Value> value = contour.element(Tag.CONTOUR_DATA).map(Element::value);
        if (value.isPresent() && value.get() instanceof Element.Extent extent) {
            return file.bytes().read(extent.position(), Math.toIntExact(extent.length()));
        }
        return contour.bytes(Tag.CONTOUR_DATA).orElse(new byte[0]);
    }

    private void add(DataSet contour, double[] ijk) throws ImageFormatException {
        if (!(Math.abs(ijk[0]) + Math.abs(ijk[1]) + Math.abs(ijk[2]) <= 1e9)) { // refuses NaN too
            throw contour.damaged(Tag.CONTOUR_DATA, "holds a place that is in no patient");
        }
        vertices.add(new Vertex(ijk[0], ijk[1]));
        least = Math.min(least, ijk[2]);
        most = Math.max(most, ijk[2]);
    }

    /** The slice that all points lie in, if that is one of {@code depth}. */
    OptionalInt slice(int depth) {
        double z = Math.rint((least + most) / 2);
        boolean inside = z >= 0 && z < depth && z - least <= BESIDE && most - z <= BESIDE; // not if there are none
        return inside ? OptionalInt.of((int) z) : OptionalInt.empty();
    }

    /** Whether some of it may lie in a slice of {@code width x height} pixels. */
    boolean touches(int width, int height) {
        return vertices.stream().anyMatch(v -> v.x() >= -0.5)
                && vertices.stream().anyMatch(v -> v.x() <= width - 0.5)
                && vertices.stream().anyMatch(v -> v.y() >= -0.5)
                && vertices.stream().anyMatch(v -> v.y() <= height - 0.5);
    }

    /** Nothing for fewer than three points. */
    Optional<Polygon> polygon() {
        return vertices.size() < 3 ? Optional.empty() : Optional.of(new Polygon(vertices));
    }
}
