package dev.margo.evaluate;

import dev.margo.image.ByteImage;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What may make an object hard.
 *
 * <p>Source: Huang et al., Segment Anything Model for Medical Images? (2024), section 4.8. Known differences: where the paper
 * leaves it open, the ring is a tenth of the box wider on each side, and the difference of intensities has no sign; {@link
 * #FOURIER_ORDER} is added.
 */
public enum Attribute {
    /** Pixels. */
    SIZE("px", (picture, object) -> object.area()),
    /** The short side of the tight box by the long one, up to 1. */
    ASPECT_RATIO("", (picture, object) -> aspectRatio(object)),
    /**
     * Difference, without sign, between the mean of the object and that of what is around it in a box that is a tenth wider on
     * each side, at least a pixel; of gray values 0..255, colours by their luma. NaN if nothing is around it.
     */
    CONTRAST("", Attribute::contrast),
    /** The paper's: ellipses are added until the outline fits by a Dice of 0.97, or gets better by less than 0.001. */
    FOURIER_COMPLEXITY("", (picture, object) -> OutlineFit.paper(object)),
    /** Ellipses that it takes for the outline to fit by a Dice of 0.97, at most 64. */
    FOURIER_ORDER("", (picture, object) -> OutlineFit.order(object));

    private static final double RING = 0.1;
    private static final int COLOURS = 3;
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private final String unit;
    private final Measurement measurement;

    @FunctionalInterface
    private interface Measurement {
        double of(ByteImage picture, Mask object);
    }

    Attribute(String unit, Measurement measurement) {
        this.unit = unit;
        this.measurement = measurement;
    }

    /** What tables call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code "px"}; empty for a ratio or a number. */
    public String unit() {
        return unit;
    }

    /** What is held fixed when its partial correlation is looked at: all that is not another measure of the same. */
    List<Attribute> others() {
        return Arrays.stream(values())
                .filter(other -> other != this
                        && other != FOURIER_ORDER
                        && !(this == FOURIER_ORDER && other == FOURIER_COMPLEXITY))
                .toList();
    }

    /** @param object not empty; of the picture's size */
    double of(ByteImage picture, Mask object) {
        return measurement.of(picture, object);
    }

    private static double aspectRatio(Mask object) {
        PixelBox box = object.bounds().orElseThrow();
        return (double) Math.min(box.width(), box.height()) / Math.max(box.width(), box.height());
    }

    private static double contrast(ByteImage picture, Mask object) {
        PixelBox box = object.bounds().orElseThrow();
        int growX = (int) Math.max(1, Math.round(RING * box.width()));
        int growY = (int) Math.max(1, Math.round(RING * box.height()));
        byte[] values = picture.bytes();
        double inside = 0;
        double outside = 0;
        long around = 0;
        for (int y = Math.max(0, box.y0() - growY); y <= Math.min(picture.height() - 1, box.y1() + growY); y++) {
            for (int x = Math.max(0, box.x0() - growX); x <= Math.min(picture.width() - 1, box.x1() + growX); x++) {
                double gray = gray(values, picture.channels(), y * picture.width() + x);
                if (object.get(x, y)) {
                    inside += gray;
                } else {
                    outside += gray;
                    around++;
                }
            }
        }
        return around == 0 ? Double.NaN : Math.abs(inside / object.area() - outside / around);
    }

    private static double gray(byte[] values, int channels, int pixel) {
        if (channels < COLOURS) {
            return Byte.toUnsignedInt(values[pixel * channels]);
        }
        double gray = 0;
        for (int c = 0; c < COLOURS; c++) {
            gray += LUMA[c] * Byte.toUnsignedInt(values[pixel * channels + c]);
        }
        return gray;
    }
}
