package dev.margo.io.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A folder or DICOMDIR holds several series, or not the one that was asked for. The message lists them. */
public final class SeveralSeriesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<SeriesSummary> series;

    SeveralSeriesException(Path path, String problem, List<SeriesSummary> series) {
        super("%s: %s; choose one by its series UID: %s"
                .formatted(
                        path,
                        problem,
                        series.stream().map(SeriesSummary::toString).collect(Collectors.joining("; "))));
        this.series = List.copyOf(series);
    }

    /** The series that are there. */
    public List<SeriesSummary> series() {
        return series;
    }
}
