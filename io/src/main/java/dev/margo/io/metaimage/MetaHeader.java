package dev.margo.io.metaimage;

import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.HeaderLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in a header, not yet understood.
 *
 * @param tags by name, without regard to case
 * @param listed the lines below the last tag, where that says LIST
 * @param end byte after the header, where LOCAL data begin
 */
record MetaHeader(Path file, Map<String, String> tags, List<String> listed, long end) {
    static final String DATA_FILE = "ElementDataFile";

    static MetaHeader read(Path file) throws IOException {
        Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (HeaderLines lines = HeaderLines.open(file, 0)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                int equals = line.indexOf('=');
                if (equals < 0 && !line.isBlank()) {
                    throw new ImageFormatException(
                            file.toString(), "its header has a line that is no tag; it is damaged");
                }
                if (equals >= 0) {
                    tags.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
                if (tags.containsKey(DATA_FILE)) {
                    boolean list = tags.get(DATA_FILE).startsWith("LIST");
                    return new MetaHeader(file, tags, list ? rest(lines) : List.of(), lines.position());
                }
            }
        }
        throw new ImageFormatException(
                file.toString(), "its header does not end in %s; it was cut off".formatted(DATA_FILE));
    }

    private static List<String> rest(HeaderLines lines) throws IOException {
        List<String> rest = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                rest.add(line.strip());
            }
        }
        return rest;
    }

    /** The value of the first of {@code names} that is there. */
    Optional<String> tag(String... names) {
        for (String name : names) {
            if (tags.containsKey(name)) {
                return Optional.of(tags.get(name));
            }
        }
        return Optional.empty();
    }

    List<String> words(String... names) {
        return tag(names)
                .filter(value -> !value.isBlank())
                .map(value -> List.of(value.split("\\s+")))
                .orElse(List.of());
    }

    boolean isTrue(String... names) {
        String value = tag(names).orElse("");
        return value.startsWith("T") || value.startsWith("t") || value.startsWith("1");
    }

    long whole(String name, long ifAbsent) throws ImageFormatException {
        return tags.containsKey(name) ? whole(tags.get(name)) : ifAbsent;
    }

    long whole(String word) throws ImageFormatException {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw problem("its header has '%s' where a whole number belongs; it is damaged".formatted(word), e);
        }
    }

    /**
     * The numbers of the first of {@code names} that is there; null if none is.
     *
     * @throws ImageFormatException if there are fewer than {@code count}
     */
    double[] reals(int count, String... names) throws ImageFormatException {
        List<String> words = words(names);
        if (words.isEmpty()) {
            return null;
        }
        if (words.size() < count) {
            throw problem("%s has %s numbers; expected %s".formatted(names[0], words.size(), count));
        }
        double[] values = new double[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = real(words.get(i));
        }
        return values;
    }

    double real(String word) throws ImageFormatException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw problem("its header has '%s' where a number belongs; it is damaged".formatted(word), e);
        }
    }

    ImageFormatException problem(String text) {
        return problem(text, null);
    }

    ImageFormatException problem(String text, Throwable cause) {
        return new ImageFormatException(file.toString(), text, cause);
    }
}
