package dev.margo.report;

import dev.margo.evaluate.Estimate;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as they are printed, the same everywhere on earth. */
final class Numbers {
    /** Stands where there is no number. */
    static final String NONE = "–";

    private static final String MINUS = "−";
    private static final String THIN_SPACE = "\u202F";
    private static final int SHARE_DIGITS = 3;

    private Numbers() {}

    /** Dice, IoU and the like: {@code 0.873}. */
    static String share(double value) {
        return fixed(value, SHARE_DIGITS);
    }

    /** {@code 0.861–0.885}. */
    static String interval(Estimate.Interval interval, int digits) {
        return fixed(interval.low(), digits) + "–" + fixed(interval.high(), digits);
    }

    /** With its sign: {@code +0.012}; without one if it rounds to zero. */
    static String difference(double value) {
        String size = fixed(Math.abs(value), SHARE_DIGITS);
        boolean zero = size.chars().allMatch(c -> c == '0' || c == '.');
        return zero || !Double.isFinite(value) ? size : (value < 0 ? MINUS : "+") + size;
    }

    /** {@code 34 %}, or a dash. */
    static String percent(OptionalDouble share) {
        return share.isPresent() ? fixed(100 * share.getAsDouble(), 0) + THIN_SPACE + "%" : NONE;
    }

    /** With so many digits after the point; a dash for what is not finite. */
    static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0 && !zero ? MINUS + text : text;
    }

    /** {@code 12 345}, thin spaces between thousands from five digits on. */
    static String count(long value) {
        String digits = Long.toString(value);
        if (digits.length() < 5) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0 && Character.isDigit(digits.charAt(i - 1)); i -= 3) {
            text.insert(i, THIN_SPACE);
        }
        return text.toString();
    }

    /** {@code 1 image}, {@code 2 images}. */
    static String counted(long value, String one) {
        return count(value) + " " + one + (value == 1 ? "" : "s");
    }

    /** For an axis: as short as it goes. */
    static String tick(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value < 0 ? MINUS + count((long) -value) : count((long) value);
        }
        String text = trimmed(Math.abs(value), 6);
        return value < 0 ? MINUS + text : text;
    }

    /** For a drawing: at most two digits after the point, with an ASCII minus. */
    static String coordinate(double value) {
        return value < 0 ? "-" + trimmed(-value, 2) : trimmed(value, 2);
    }

    private static String trimmed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value).replaceFirst("\\.?0+$", "");
    }
}
