package dev.margo.cli;

import java.util.Arrays;

/** Numbers as users type them: {@code 112,80,190,161}. */
final class Numbers {
    private Numbers() {}

    /**
     * The numbers in {@code text}, separated by commas.
     *
     * @param form what is expected, for the message
     * @param counts how many there may be
     * @throws IllegalArgumentException if there are others
     */
    static double[] parse(String text, String form, int... counts) {
        String[] parts = text.split(",", -1);
        if (Arrays.stream(counts).noneMatch(count -> count == parts.length)) {
            throw new IllegalArgumentException("expected %s, got '%s' (%s values)".formatted(form, text, parts.length));
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i].strip(), form, text);
        }
        return numbers;
    }

    private static double number(String part, String form, String text) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected %s, got '%s', where '%s' is not a number".formatted(form, text, part), e);
        }
    }
}
