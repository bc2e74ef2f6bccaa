package dev.margo.cli;

/** Text from files and libraries, made fit for one line of a terminal. */
final class OneLine {
    private OneLine() {}

    /** {@code text} on one line, without characters that would steer a terminal. */
    static String of(String text) {
        String line = String.valueOf(text).replaceAll("\\s*\\R\\s*", " ").strip();
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
