package dev.margo.io.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder or DICOMDIR holds several series, or not the one that was asked for. The message lists them. */
public final class SeveralSeriesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<SeriesSummary> series;

    SeveralSeriesException(Path path, String problem, List<SeriesSummary> series) {
        super("%s: %s; choose one by its number or series UID: %s".formatted(path, problem, listed(series)));
        this.series = List.copyOf(series);
    }

    private static String listed(List<SeriesSummary> series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> "%s: %s".formatted(i + 1, series.get(i)))
                .collect(Collectors.joining("; "));
    }

    /** The series that are there. */
    public List<SeriesSummary> series() {
        return series;
    }
}
