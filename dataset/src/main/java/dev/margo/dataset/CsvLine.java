package dev.margo.dataset;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values; a field in double quotes may hold commas, and quotes that are doubled. */
final class CsvLine {
    private CsvLine() {}

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else if (c != '\uFEFF') { // the mark some spreadsheets put before the first column
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
