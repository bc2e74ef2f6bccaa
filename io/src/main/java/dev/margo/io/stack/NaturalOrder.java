package dev.margo.io.stack;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/** Names in the order in which people count: runs of digits are compared as numbers, of any length. */
final class NaturalOrder implements Comparator<String> {
    /** Of the last parts of paths; equal ones, but for case and leading zeros, as plain text. */
    static final Comparator<Path> OF_NAMES = Comparator.comparing(
            (Path path) -> path.getFileName().toString(), new NaturalOrder().thenComparing(Comparator.naturalOrder()));

    @Override
    public int compare(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int order;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                String left = number(a, i);
                String right = number(b, j);
                order = compareNumbers(left, right);
                i += left.length();
                j += right.length();
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static String number(String text, int from) {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static int compareNumbers(String left, String right) {
        String a = left.replaceFirst("^0+", "");
        String b = right.replaceFirst("^0+", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
