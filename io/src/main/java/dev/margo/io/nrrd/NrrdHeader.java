package dev.margo.io.nrrd;

import dev.margo.io.ImageFormatException;
import dev.margo.io.raw.HeaderLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in a header, not yet understood.
 *
 * @param fields by name, in small letters and without spaces
 * @param keys key/value pairs, unescaped
 * @param listed the lines below {@code data file: LIST}
 * @param end byte after the header, where attached data begin
 */
record NrrdHeader(Path file, Map<String, String> fields, Map<String, String> keys, List<String> listed, long end) {
    private static final String DATA_FILE = "datafile";

    static NrrdHeader read(Path file) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> keys = new TreeMap<>();
        try (HeaderLines lines = HeaderLines.open(file, 0)) {
            requireMagic(file, lines.next());
            for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
                readLine(file, line, fields, keys);
                if (fields.getOrDefault(DATA_FILE, "").startsWith("LIST")) {
                    return new NrrdHeader(file, fields, keys, rest(lines), lines.position());
                }
            }
            return new NrrdHeader(file, fields, keys, List.of(), lines.position());
        }
    }

    private static void requireMagic(Path file, String line) throws ImageFormatException {
        if (line == null || !line.matches("NRRD000[1-5]")) {
            throw new ImageFormatException(
                    file.toString(),
                    "no NRRD file of a known version; expected its first line to be NRRD0001 to NRRD0005");
        }
    }

    private static void readLine(Path file, String line, Map<String, String> fields, Map<String, String> keys)
            throws ImageFormatException {
        if (line.startsWith("#")) {
            return;
        }
        int colon = line.indexOf(':');
        int key = line.indexOf(":=");
        if (colon < 0) {
            throw new ImageFormatException(file.toString(), "its header has a line that is no field; it is damaged");
        }
        if (key == colon) {
            keys.put(line.substring(0, key), unescaped(line.substring(key + 2).stripLeading()));
        } else {
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT).replace(" ", "");
            fields.put(name, line.substring(colon + 1).strip());
        }
    }

    private static String unescaped(String value) {
        return value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\");
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

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String require(String name) throws ImageFormatException {
        return field(name).orElseThrow(() -> problem("its header has no field '%s'; it is damaged".formatted(name)));
    }

    /** The words of a field; none if it is absent. */
    List<String> words(String name) {
        return field(name)
                .filter(value -> !value.isBlank())
                .map(value -> List.of(value.split("\\s+")))
                .orElse(List.of());
    }

    long whole(String name, long ifAbsent) throws ImageFormatException {
        return fields.containsKey(name) ? whole(fields.get(name)) : ifAbsent;
    }

    long whole(String word) throws ImageFormatException {
        try {
            return Long.parseLong(word.strip());
        } catch (NumberFormatException e) {
            throw problem("its header has '%s' where a whole number belongs; it is damaged".formatted(word), e);
        }
    }

    double real(String word) throws ImageFormatException {
        try {
            return word.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(word.strip());
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
