package dev.margo.volume;

import dev.margo.mask.PixelBox;

/**
 * By how much the box around an object is moved outward for the next slice, on each side.
 *
 * @param amount below 1 a share of the box's side, from 1 on pixels
 */
public record BoxGrowth(double amount) {
    public static final BoxGrowth NONE = new BoxGrowth(0);

    public BoxGrowth {
        if (!(amount >= 0 && Double.isFinite(amount))) {
            throw new IllegalArgumentException(
                    "a box grows by a share of its side (below 1) or by pixels (from 1 on), got %s".formatted(amount));
        }
    }

    /** {@code tight} grown, cut at the border of a width x height image, its sides at whole pixels (halves to even). */
    PixelBox around(PixelBox tight, int width, int height) {
        double alongX = amount < 1 ? amount * tight.width() : amount;
        double alongY = amount < 1 ? amount * tight.height() : amount;
        return new PixelBox(
                (int) Math.rint(Math.max(0, tight.x0() - alongX)),
                (int) Math.rint(Math.max(0, tight.y0() - alongY)),
                (int) Math.rint(Math.min(width, tight.x1() + 1 + alongX)) - 1,
                (int) Math.rint(Math.min(height, tight.y1() + 1 + alongY)) - 1);
    }
}
