package dev.margo.automatic;

import dev.margo.mask.PixelBox;

/**
 * One part of the image to be segmented on its own: columns {@code x0} to {@code x1 - 1} and rows {@code y0} to
 * {@code y1 - 1}.
 *
 * @param layer 0 for the whole image, then finer and finer
 */
public record Crop(int x0, int y0, int x1, int y1, int layer) {

    /** @throws IllegalArgumentException if it holds no pixel, lies left of or above the image, or in a negative layer */
    public Crop {
        if (x0 < 0 || y0 < 0 || x0 >= x1 || y0 >= y1 || layer < 0) {
            throw new IllegalArgumentException(
                    "crop (%s, %s)-(%s, %s) of layer %s; expected 0 <= x0 < x1, 0 <= y0 < y1 and a layer of at least 0"
                            .formatted(x0, y0, x1, y1, layer));
        }
    }

    public int width() {
        return x1 - x0;
    }

    public int height() {
        return y1 - y0;
    }

    /** A box in pixels of this crop, in pixels of the image. */
    public PixelBox toImage(PixelBox inCrop) {
        return inCrop.shifted(x0, y0);
    }

    /**
     * Whether a box found in this crop is likely cut off by it: one of its sides lies within {@code tolerance} pixels of
     * the same side of the crop, but not within {@code tolerance} pixels of the same side of the image.
     *
     * <p>Source: {@code is_box_near_crop_edge} in facebookresearch/segment-anything at dca509f, utils/amg.py, where the
     * tolerance is 20. As there, a box ends with its last pixel, but crop and image end one further.
     *
     * @param inCrop in pixels of this crop
     */
    public boolean cutsOff(PixelBox inCrop, int imageWidth, int imageHeight, double tolerance) {
        PixelBox box = toImage(inCrop);
        return atInnerEdge(box.x0(), x0, 0, tolerance)
                || atInnerEdge(box.y0(), y0, 0, tolerance)
                || atInnerEdge(box.x1(), x1, imageWidth, tolerance)
                || atInnerEdge(box.y1(), y1, imageHeight, tolerance);
    }

    private static boolean atInnerEdge(int side, int cropSide, int imageSide, double tolerance) {
        return Math.abs(side - cropSide) <= tolerance && Math.abs(side - imageSide) > tolerance;
    }
}
