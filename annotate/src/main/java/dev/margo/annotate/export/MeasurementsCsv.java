package dev.margo.annotate.export;

import java.util.List;
import java.util.Locale;

/** Measurements as CSV, RFC 4180. */
final class MeasurementsCsv {
    private MeasurementsCsv() {}

    static String of(List<Measurement> rows) {
        StringBuilder csv = new StringBuilder("object,name,voxels,volume_ml,longest,across,unit,slice\r\n");
        for (Measurement row : rows) {
            csv.append(row.object())
                    .append(',')
                    .append(quoted(row.name()))
                    .append(',')
                    .append(row.voxels());
            csv.append(',')
                    .append(row.ml().isPresent() ? number(row.ml().getAsDouble()) : "")
                    .append(',');
            csv.append(row.diameter().map(in -> number(in.longest())).orElse(""))
                    .append(',');
            csv.append(row.diameter().map(in -> number(in.across())).orElse("")).append(',');
            csv.append(row.unit()).append(',');
            csv.append(row.diameter().map(in -> Integer.toString(in.slice())).orElse(""))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A leading sign would make a formula of a name in some programs. */
    private static String quoted(String text) {
        String safe = text.matches("^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
