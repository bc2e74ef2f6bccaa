package dev.margo.prompt;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.List;

/**
 * A line drawn around the object.
 *
 * @param polygon the places the line passes, in image pixels; it closes by itself
 */
public record Lasso(List<Vertex> polygon) implements Prompt {
    /** Clicks added to the box when prompts are resolved. */
    public static final int RESOLVED_POINTS = 1;

    /** Share of the greatest depth that counts as well inside. */
    private static final double WELL_INSIDE = 0.5;

    /** @throws IllegalArgumentException if there are fewer than three places */
    public Lasso {
        polygon = new Polygon(polygon).vertices();
    }

    /** The smallest box around the line; may reach beyond the image. */
    public Box box() {
        return Box.around(polygon);
    }

    /**
     * The pixels of the image whose centres the line encloses.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Mask toMask(int width, int height) {
        Mask inside = new Polygon(polygon).toMask(width, height);
        if (inside.isEmpty()) {
            throw new IllegalArgumentException(
                    "the lasso within (%s, %s)-(%s, %s) encloses no pixel of the %s x %s image; draw it around at least one"
                            .formatted(box().x0(), box().y0(), box().x1(), box().y1(), width, height));
        }
        return inside;
    }

    /**
     * Foreground points well inside: the first as far from the line and the image border as can be, each further one as
     * far as can be from the others without coming nearer to the line than half the first one's distance.
     *
     * @param count how many; a small lasso may give fewer
     * @throws IllegalArgumentException if the lasso encloses no pixel of the image or {@code count} is less than 1
     */
    public List<Point> points(int width, int height, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("%s points inside a lasso; ask for at least 1".formatted(count));
        }
        DistanceTransform depths =
                DistanceTransform.of(toMask(width, height), DistanceTransform.Border.BACKGROUND, 1, 1);
        List<Pixel> chosen = new ArrayList<>(List.of(depths.deepest().orElseThrow()));
        List<Pixel> candidates = pixelsAtLeast(
                depths,
                WELL_INSIDE * depths.get(chosen.get(0).x(), chosen.get(0).y()));
        while (chosen.size() < Math.min(count, candidates.size())) {
            chosen.add(farthest(candidates, chosen));
        }
        return chosen.stream().map(p -> Point.foreground(p.x(), p.y())).toList();
    }

    private static List<Pixel> pixelsAtLeast(DistanceTransform depths, double depth) {
        List<Pixel> pixels = new ArrayList<>();
        for (int y = 0; y < depths.height(); y++) {
            for (int x = 0; x < depths.width(); x++) {
                if (depths.get(x, y) >= depth) {
                    pixels.add(new Pixel(x, y));
                }
            }
        }
        return pixels;
    }

    private static Pixel farthest(List<Pixel> candidates, List<Pixel> chosen) {
        Pixel farthest = candidates.get(0);
        double distance = -1;
        for (Pixel candidate : candidates) {
            double nearest = chosen.stream()
                    .mapToDouble(p -> Math.hypot(p.x() - candidate.x(), p.y() - candidate.y()))
                    .min()
                    .orElseThrow();
            if (nearest > distance) {
                farthest = candidate;
                distance = nearest;
            }
        }
        return farthest;
    }
}
