package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.mask.StabilityScore;
import java.util.Arrays;

/**
 * How sure the model is of each pixel of the image: above zero inside.
 *
 * @param size the image's size
 * @param values one logit per pixel, row-major
 */
public record MaskLogits(Size size, float[] values) {
    /** The offset at which SAM's authors measure stability. */
    private static final double STABILITY_OFFSET = 1;

    private static final float SURELY_OUTSIDE = -20;

    public MaskLogits {
        if (values.length != size.area()) {
            throw new IllegalArgumentException("%s logits do not fill an image of %s".formatted(values.length, size));
        }
    }

    /** These logits at {@code part} of an image of size {@code image}, and sure background around them. */
    MaskLogits pastedInto(Size image, PixelBox part) {
        float[] all = new float[Math.toIntExact(image.area())];
        Arrays.fill(all, SURELY_OUTSIDE);
        for (int y = 0; y < size.height(); y++) {
            System.arraycopy(values, y * size.width(), all, (part.y0() + y) * image.width() + part.x0(), size.width());
        }
        return new MaskLogits(image, all);
    }

    /** The pixels whose logit is above zero. */
    public Mask mask() {
        return Mask.fromLogits(size.width(), size.height(), values);
    }

    /** How little the mask changes when the threshold moves by 1 up or down: IoU of the two masks, in [0, 1]. */
    public double stabilityScore() {
        return stabilityScore(STABILITY_OFFSET);
    }

    /**
     * How little the mask changes when the threshold moves by {@code offset} up or down: IoU of the two masks, in [0,
     * 1].
     */
    public double stabilityScore(double offset) {
        return StabilityScore.of(values, offset);
    }
}
