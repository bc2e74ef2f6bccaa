package dev.margo.prompt;

import dev.margo.mask.Vertex;
import java.util.List;
import java.util.Optional;

/**
 * A lesion measured as radiologists do: its longest diameter and, if measured, the one across.
 *
 * <p>A diameter alone does not say how wide the lesion is across. The box is then the one around the circle with that
 * diameter: the longest diameter bounds the lesion's extent along every direction, so a lesion centred on its diameter
 * fits, whereas the box around the line alone would have no width for a horizontal or vertical line. With both
 * diameters the box is the smallest around their four ends.
 *
 * <p>Source: Eisenhauer et al., New response evaluation criteria in solid tumours: RECIST 1.1 (2009), for the diameters.
 * Boxes around the four ends are those of DeepLesion (Yan et al., 2018), here without its margin of 5 pixels, since
 * segmentation networks are trained on tight boxes.
 */
public record Recist(Diameter longAxis, Optional<Diameter> shortAxis) implements Prompt {

    /** A measured line between two places of the lesion's rim, in image pixels. */
    public record Diameter(Vertex from, Vertex to) {

        /** @throws IllegalArgumentException if both ends are the same place */
        public Diameter {
            if (from.distanceTo(to) == 0) {
                throw new IllegalArgumentException(
                        "a diameter from %s to the same place; give two ends".formatted(from));
            }
        }

        /** In pixels. */
        public double length() {
            return from.distanceTo(to);
        }
    }

    /** The longest diameter alone, from (x0, y0) to (x1, y1) in either order. */
    public static Recist of(double x0, double y0, double x1, double y1) {
        return new Recist(new Diameter(new Vertex(x0, y0), new Vertex(x1, y1)), Optional.empty());
    }

    /** The same lesion with the diameter across. */
    public Recist withShortAxis(double x0, double y0, double x1, double y1) {
        return new Recist(longAxis, Optional.of(new Diameter(new Vertex(x0, y0), new Vertex(x1, y1))));
    }

    /** May reach beyond the image. */
    public Box box() {
        if (shortAxis.isPresent()) {
            Diameter across = shortAxis.get();
            return Box.around(List.of(longAxis.from(), longAxis.to(), across.from(), across.to()));
        }
        double x = (longAxis.from().x() + longAxis.to().x()) / 2;
        double y = (longAxis.from().y() + longAxis.to().y()) / 2;
        double radius = longAxis.length() / 2;
        return new Box(x - radius, y - radius, x + radius, y + radius);
    }
}
