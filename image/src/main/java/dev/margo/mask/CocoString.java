package dev.margo.mask;

/**
 * COCO's text form of run lengths. From the fourth on, a run is written as the difference to the run two before it.
 * Each number goes out in groups of five bits, lowest first, one character per group: 48 + group + 32 if more follow.
 * Bit 4 of the last group is the sign.
 *
 * <p>Source: {@code rleToString} and {@code rleFrString} in cocodataset/cocoapi, common/maskApi.c. Unlike there, a
 * string that is cut off, too long or negative is refused.
 */
final class CocoString {
    private static final int FIRST_CHAR = 48;
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int MAX_GROUPS = 7; // 35 bits hold every difference of two runs

    private CocoString() {}

    static String encode(int[] counts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long rest = i > 2 ? (long) counts[i] - counts[i - 2] : counts[i];
            boolean more = true;
            while (more) {
                int group = (int) (rest & 0x1f);
                rest >>= 5;
                more = (group & SIGN) != 0 ? rest != -1 : rest != 0;
                text.append((char) (FIRST_CHAR + group + (more ? MORE : 0)));
            }
        }
        return text.toString();
    }

    static int[] decode(String text) {
        Counts counts = new Counts();
        int at = 0;
        while (at < text.length()) {
            int length = numberLength(text, at);
            long value = number(text, at, length);
            if (counts.size() > 2) {
                value += counts.get(counts.size() - 2);
            }
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "run %s, at character %s of the compressed string, has length %s; expected 0 to %s"
                                .formatted(counts.size(), at, value, Integer.MAX_VALUE));
            }
            counts.add((int) value);
            at += length;
        }
        return counts.toArray();
    }

    /** How many characters the number at {@code begin} takes. */
    private static int numberLength(String text, int begin) {
        for (int at = begin; at < text.length(); at++) {
            int group = text.charAt(at) - FIRST_CHAR;
            if (group < 0 || group >= 2 * MORE) {
                throw new IllegalArgumentException(
                        "character %s of the compressed string has code %s; expected 48 ('0') to 111 ('o')"
                                .formatted(at, (int) text.charAt(at)));
            }
            if ((group & MORE) == 0) {
                return at + 1 - begin;
            }
            if (at + 1 - begin == MAX_GROUPS) {
                throw new IllegalArgumentException(
                        "the number at character %s of the compressed string is longer than %s characters; no run is that long"
                                .formatted(begin, MAX_GROUPS));
            }
        }
        throw new IllegalArgumentException(
                "the compressed string of %s characters ends within a number; it was cut off".formatted(text.length()));
    }

    private static long number(String text, int begin, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) (text.charAt(begin + i) - FIRST_CHAR & 0x1f) << 5 * i;
        }
        boolean negative = (text.charAt(begin + length - 1) - FIRST_CHAR & SIGN) != 0;
        return negative ? value | -1L << 5 * length : value;
    }
}
