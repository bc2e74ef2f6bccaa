package dev.margo.cli;

import java.math.BigDecimal;

/**
 * A bar of a round length: 1, 2 or 5 times a power of ten.
 *
 * @param text the length with its unit
 * @param pixels on the sheet
 */
record ScaleBar(String text, double pixels) {
    private static final int[] ROUND = {5, 2, 1};

    /** The longest one of at most {@code mostPixels}. */
    static ScaleBar within(double mostPixels, double pixelsPerMm) {
        double mostMm = mostPixels / pixelsPerMm;
        int power = (int) Math.floor(Math.log10(mostMm));
        for (int round : ROUND) {
            BigDecimal mm = BigDecimal.valueOf(round).scaleByPowerOfTen(power);
            if (mm.doubleValue() <= mostMm) {
                return new ScaleBar(mm.toPlainString() + " mm", mm.doubleValue() * pixelsPerMm);
            }
        }
        throw new IllegalArgumentException("a scale bar needs room, got %s pixels".formatted(mostPixels));
    }
}
