package dev.margo.sam;

import java.util.Map;

/**
 * A box drawn as a mask prompt: the ellipse inscribed in it. A network that was trained with it starts from that shape
 * instead of finding out first how corners become an area. Margo's own; SAM knows corners only.
 *
 * <p>Such a network is prompted in the model frame while it is trained. So in use places are carried there exactly: the
 * middle of a pixel to its middle, and a box to all the px that it covers.
 */
public final class BoxMask {
    /** What a safetensors file says where its network takes one with every box. */
    public static final String METADATA_KEY = "margo.box_mask";

    /** The value of {@link #METADATA_KEY}. */
    public static final String ELLIPSE = "ellipse";

    private static final double PER_CELL = 3; // logits by which the edge falls
    private static final double CERTAIN = Math.log(999);

    private BoxMask() {}

    /** Whether a checkpoint says that its network takes one with every box. */
    public static boolean isStatedIn(Map<String, String> metadata) {
        return ELLIPSE.equals(metadata.get(METADATA_KEY));
    }

    /**
     * Low-res logits: positive inside, 0 on the ellipse, negative outside.
     *
     * @param x0 index of the first column in the box, in model px; {@code y0}, {@code x1}, {@code y1} likewise
     * @param side S of the model frame, in px
     * @param lowResSide of the logits
     * @return lowResSide x lowResSide logits, row-major
     */
    public static float[] logits(double x0, double y0, double x1, double y1, int side, int lowResSide) {
        double cell = (double) side / lowResSide;
        double centreX = (x0 + x1 + 1) / 2 / cell;
        double centreY = (y0 + y1 + 1) / 2 / cell;
        double radiusX = Math.max(1, x1 - x0 + 1) / 2 / cell;
        double radiusY = Math.max(1, y1 - y0 + 1) / 2 / cell;
        double slope = PER_CELL * Math.min(radiusX, radiusY);
        float[] logits = new float[lowResSide * lowResSide];
        for (int y = 0; y < lowResSide; y++) {
            double v = (y + 0.5 - centreY) / radiusY;
            for (int x = 0; x < lowResSide; x++) {
                double u = (x + 0.5 - centreX) / radiusX;
                double logit = slope * (1 - Math.sqrt(u * u + v * v));
                logits[y * lowResSide + x] = (float) Math.max(-CERTAIN, Math.min(CERTAIN, logit));
            }
        }
        return logits;
    }
}
