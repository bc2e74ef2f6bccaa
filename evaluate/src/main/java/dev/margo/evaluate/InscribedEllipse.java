package dev.margo.evaluate;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;

/**
 * What can be answered to a box without looking at the picture: the ellipse that touches its four sides. A model that is
 * asked with boxes is worth what it does better.
 */
public final class InscribedEllipse {
    /** What results call it. */
    public static final String LABEL = "ellipse";

    private InscribedEllipse() {}

    /** The pixels of a picture whose centres lie within the ellipse; the box reaches to the outer borders of its pixels. */
    public static Mask in(PixelBox box, int width, int height) {
        return in(box, width, height, 1);
    }

    /** The same, its axes multiplied by {@code share}. */
    public static Mask in(PixelBox box, int width, int height, double share) {
        double centreX = (box.x0() + box.x1()) / 2.0;
        double centreY = (box.y0() + box.y1()) / 2.0;
        return Mask.of(width, height, (x, y) -> {
            double u = (x - centreX) / (share * box.width() / 2.0);
            double v = (y - centreY) / (share * box.height() / 2.0);
            return u * u + v * v <= 1;
        });
    }
}
