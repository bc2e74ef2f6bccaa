package dev.margo.volume;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.DistanceTransform;
import dev.margo.mask.DistanceTransform.Border;
import dev.margo.mask.Mask;

/**
 * Masks between two masks, by their signed distances: positive inside, negative outside, linear in between. Asks no model.
 *
 * <p>Source: extensions/seg_3dnii_sparse_marker of bowang-lab/MedSAM at d71e8a1, for the rule.
 */
public final class Interpolation {
    private final Mask empty;
    private final double[] from; // no values where there is nothing to interpolate
    private final double[] to;

    private Interpolation(Mask empty, double[] from, double[] to) {
        this.empty = empty;
        this.from = from;
        this.to = to;
    }

    /**
     * From {@code from} to {@code to}; if one of them is empty, all between them is.
     *
     * @param spacing of the pixels, whose anisotropy distances respect
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Interpolation between(Mask from, Mask to, PixelSpacing spacing) {
        if (from.width() != to.width() || from.height() != to.height()) {
            throw new IllegalArgumentException(
                    "nothing lies between %s and %s, whose sizes differ".formatted(from, to));
        }
        Mask empty = Mask.empty(from.width(), from.height());
        return from.isEmpty() || to.isEmpty()
                ? new Interpolation(empty, new double[0], new double[0])
                : new Interpolation(empty, signed(from, spacing), signed(to, spacing));
    }

    /**
     * The pixels whose interpolated distance is positive.
     *
     * @param share of the way to the second mask, in [0, 1]
     */
    public Mask at(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of the way lies in 0 to 1, got %s".formatted(share));
        }
        if (from.length == 0) {
            return empty;
        }
        int width = empty.width();
        return Mask.of(width, empty.height(), (x, y) -> {
            int i = y * width + x;
            return (1 - share) * from[i] + share * to[i] > 0;
        });
    }

    private static double[] signed(Mask mask, PixelSpacing spacing) {
        double[] signed = distances(mask, spacing);
        double[] outside = distances(mask.not(), spacing);
        for (int i = 0; i < signed.length; i++) {
            signed[i] -= outside[i];
        }
        return signed;
    }

    /** A mask that fills the image has its background right outside. */
    private static double[] distances(Mask mask, PixelSpacing spacing) {
        Border border = mask.not().isEmpty() ? Border.BACKGROUND : Border.IGNORED;
        return DistanceTransform.of(mask, border, spacing.xMm(), spacing.yMm()).toArray();
    }
}
