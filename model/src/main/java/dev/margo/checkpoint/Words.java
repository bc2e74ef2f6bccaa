package dev.margo.checkpoint;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text from a hostile file, made fit for a one-line message. */
final class Words {
    private static final int LONGEST = 80;
    private static final int MOST = 8;

    private Words() {}

    /** {@code text} in quotes, without control characters, cut after 80 characters. */
    static String quoted(String text) {
        return "'" + clean(text) + "'";
    }

    static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The first few of {@code names}, quoted, and how many more there are. */
    static String list(Collection<String> names) {
        String first = names.stream().limit(MOST).map(Words::quoted).collect(Collectors.joining(", "));
        return names.size() > MOST ? first + " and " + (names.size() - MOST) + " more" : first;
    }
}
