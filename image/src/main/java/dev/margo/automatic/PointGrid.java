package dev.margo.automatic;

import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spaced clicks, in shares of a crop's width and height: the centres of {@code side} x {@code side} equal cells,
 * in rows from the top left.
 *
 * <p>Source: {@code build_point_grid} and {@code build_all_layer_point_grids} in facebookresearch/segment-anything at
 * dca509f, utils/amg.py.
 *
 * @param side number of clicks per row and per column
 */
public record PointGrid(int side) {

    /** @throws IllegalArgumentException unless {@code side} is between 1 and 1024 */
    public PointGrid {
        if (side < 1 || side > 1024) {
            throw new IllegalArgumentException("a point grid of side %s; expected 1 to 1024".formatted(side));
        }
    }

    /**
     * One grid for the whole image and one for each layer of crops, every grid {@code downscale} times coarser than the
     * one before.
     *
     * @throws IllegalArgumentException if a layer is left without a point
     */
    public static List<PointGrid> layers(int side, int cropLayers, int downscale) {
        if (cropLayers < 0 || downscale < 1) {
            throw new IllegalArgumentException(
                    "%s crop layers downscaled by %s; expected at least 0 and 1".formatted(cropLayers, downscale));
        }
        List<PointGrid> grids = new ArrayList<>();
        for (int layer = 0; layer <= cropLayers; layer++) {
            int layerSide = (int) (side / Math.pow(downscale, layer));
            if (layerSide < 1) {
                throw new IllegalArgumentException(
                        "layer %s has no points: side %s downscaled %s times by %s; use fewer layers or a finer grid"
                                .formatted(layer, side, layer, downscale));
            }
            grids.add(new PointGrid(layerSide));
        }
        return List.copyOf(grids);
    }

    /** The clicks in shares of width and height, strictly between 0 and 1. */
    public List<Vertex> points() {
        return scaledTo(1, 1);
    }

    /**
     * The clicks in pixels of a crop of {@code width} x {@code height}. As in the reference they are shares of the whole
     * width and height, not shifted by the half pixel between the crop's edge and its first pixel's centre.
     */
    public List<Vertex> scaledTo(int width, int height) {
        List<Vertex> points = new ArrayList<>(side * side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                points.add(new Vertex(share(column) * width, share(row) * height));
            }
        }
        return List.copyOf(points);
    }

    /** As NumPy's linspace computes it, bit by bit: the last value is set, not stepped to. */
    private double share(int index) {
        double first = 1.0 / (2 * side);
        if (index == side - 1 && side > 1) {
            return 1 - first;
        }
        return index * ((1 - first - first) / Math.max(1, side - 1)) + first;
    }
}
