package dev.margo.segment;

import dev.margo.image.Size;

/**
 * Maps between the image frame (pixels of the picture) and the model frame (the square the encoder sees). Coordinates
 * are pixel indices (x, y); (0, 0) is the top-left pixel.
 *
 * @param image the picture's size
 * @param resized the part of the model frame that it fills, from the top-left corner; the rest is padding
 * @param side side S of the model frame, in pixels
 */
public record ModelFrame(Size image, Size resized, int side) {
    public ModelFrame {
        if (resized.width() > side || resized.height() > side) {
            throw new IllegalArgumentException(
                    "a %s picture cannot fill %s of a model frame of side %s".formatted(image, resized, side));
        }
    }

    /**
     * Scales the longest image side to {@code side}; the short side is padded right or below.
     *
     * <p>Source: {@code ResizeLongestSide} in facebookresearch/segment-anything, utils/transforms.py; that gives very
     * thin pictures 0 pixels, which are refused here.
     *
     * @throws IllegalArgumentException if the short side would vanish
     */
    public static ModelFrame fit(Size image, int side) {
        double scale = (double) side / Math.max(image.width(), image.height());
        int width = roundHalfUp(image.width() * scale);
        int height = roundHalfUp(image.height() * scale);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture of %s x %s pixels is too thin: at a longest side of %s its short side would vanish; crop it"
                            .formatted(image.width(), image.height(), side));
        }
        return new ModelFrame(image, new Size(width, height), side);
    }

    /** Stretches the picture over the whole square. */
    public static ModelFrame stretch(Size image, int side) {
        return new ModelFrame(image, new Size(side, side), side);
    }

    public double toModelX(double imageX) {
        return imageX * ((double) resized.width() / image.width());
    }

    public double toModelY(double imageY) {
        return imageY * ((double) resized.height() / image.height());
    }

    /** Where the middle of an image pixel lies exactly: {@link #toModelX} carries upper left corners, as SAM does. */
    double centreToModelX(double imageX) {
        return toModelX(imageX + 0.5) - 0.5;
    }

    double centreToModelY(double imageY) {
        return toModelY(imageY + 0.5) - 0.5;
    }

    /** The part of S x S values, row-major, that the picture fills; the values themselves where there is no padding. */
    float[] withoutPadding(float[] model) {
        int width = resized.width();
        int height = resized.height();
        if (width == side && height == side) {
            return model;
        }
        float[] part = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(model, y * side, part, y * width, width);
        }
        return part;
    }

    // as the reference's int(v + 0.5); Math.rint would round ties to even
    private static int roundHalfUp(double v) {
        return (int) (v + 0.5);
    }
}
