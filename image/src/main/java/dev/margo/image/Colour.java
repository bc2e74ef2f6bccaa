package dev.margo.image;

/** A colour on a screen (sRGB), 0..255 each. */
public record Colour(int red, int green, int blue) {
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    public Colour {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException(
                    "a colour has parts from 0 to 255, got (%s, %s, %s)".formatted(red, green, blue));
        }
    }

    /** A colour for object {@code label} that is far from those of the labels near it. */
    public static Colour ofLabel(int label) {
        double sector = 6 * ((label * GOLDEN_RATIO) % 1 + 1) % 6; // steps of the golden ratio round the hues
        return new Colour(ramp(sector + 0), ramp(sector + 4), ramp(sector + 2));
    }

    /** How bright a primary is along the hues, of a colour at 85 % saturation and 90 % brightness. */
    private static int ramp(double sector) {
        double away = Math.abs(sector % 6 - 3);
        return (int) Math.round(229.5 * (1 - 0.85 * (1 - Math.min(1, Math.max(0, away - 1)))));
    }
}
