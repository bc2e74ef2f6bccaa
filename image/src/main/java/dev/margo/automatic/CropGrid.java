package dev.margo.automatic;

import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping crops of an image, in layers: layer i has 2<sup>i</sup> columns and as many rows of them.
 *
 * <p>Source: {@code generate_crop_boxes} in facebookresearch/segment-anything at dca509f, utils/amg.py.
 */
public final class CropGrid {
    /** The overlap of the reference: 512 pixels of an image of 1500. */
    public static final double DEFAULT_OVERLAP_RATIO = 512.0 / 1500;

    private static final int MAX_LAYERS = 6; // layer 6 has 4096 crops

    private CropGrid() {}

    /**
     * The whole image, then the crops of every layer, columns from the left, each from the top.
     *
     * @param layers number of layers besides the whole image, 0 to 6
     * @param overlapRatio overlap of neighbours in layer 1 as a share of the image's short side; halves with each layer
     * @throws IllegalArgumentException if an argument is out of range or a layer has more crops than pixels per side
     */
    public static List<Crop> of(int width, int height, int layers, double overlapRatio) {
        if (width < 1 || height < 1 || layers < 0 || layers > MAX_LAYERS || !(overlapRatio >= 0 && overlapRatio < 1)) {
            throw new IllegalArgumentException(
                    "%s crop layers of a %s x %s image with overlap ratio %s; expected 0 to %s layers, at least one pixel and a ratio from 0 to below 1"
                            .formatted(layers, width, height, overlapRatio, MAX_LAYERS));
        }
        List<Crop> crops = new ArrayList<>();
        crops.add(new Crop(0, 0, width, height, 0));
        for (int layer = 1; layer <= layers; layer++) {
            addLayer(crops, width, height, layer, overlapRatio);
        }
        return List.copyOf(crops);
    }

    private static void addLayer(List<Crop> crops, int width, int height, int layer, double overlapRatio) {
        int perSide = 1 << layer;
        if (perSide > Math.min(width, height)) {
            throw new IllegalArgumentException("layer %s cuts a %s x %s image into %s x %s crops; use fewer layers"
                    .formatted(layer, width, height, perSide, perSide));
        }
        int overlap = (int) (overlapRatio * Math.min(width, height) * (2.0 / perSide));
        int cropWidth = length(width, perSide, overlap);
        int cropHeight = length(height, perSide, overlap);
        for (int column = 0; column < perSide; column++) {
            for (int row = 0; row < perSide; row++) {
                int x0 = (cropWidth - overlap) * column;
                int y0 = (cropHeight - overlap) * row;
                if (x0 < width && y0 < height) { // rounding up may leave nothing for the last ones of a tiny image
                    crops.add(new Crop(
                            x0, y0, Math.min(x0 + cropWidth, width), Math.min(y0 + cropHeight, height), layer));
                }
            }
        }
    }

    private static int length(int imageSide, int perSide, int overlap) {
        return (int) Math.ceil(((double) overlap * (perSide - 1) + imageSide) / perSide);
    }
}
