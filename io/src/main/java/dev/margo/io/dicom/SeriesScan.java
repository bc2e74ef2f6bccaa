package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of a file, a folder or a DICOMDIR, by series. */
final class SeriesScan {
    private final Path path;
    private final Map<String, Found> series = new LinkedHashMap<>();

    private SeriesScan(Path path) {
        this.path = path;
    }

    /** A series while its files are found; what is wrong with it matters only if it is asked for. */
    private static final class Found {
        final List<FileSlices> files = new ArrayList<>();
        final SeriesSummary first;
        int slices;
        ImageFormatException problem;

        Found(DataSet data) {
            first = new SeriesSummary(
                    uid(data),
                    data.text(Tag.MODALITY).orElse(""),
                    (int) data.numberIfValid(Tag.COLUMNS).orElse(0),
                    (int) data.numberIfValid(Tag.ROWS).orElse(0),
                    0);
        }

        void add(DicomFile file) throws IOException {
            try {
                FileSlices found = FileSlices.of(file);
                slices += found.slices().size();
                files.add(found);
            } catch (ImageFormatException e) {
                slices++;
                problem = problem == null ? e : problem;
            }
        }

        SeriesSummary summary() {
            return new SeriesSummary(first.seriesUid(), first.modality(), first.width(), first.height(), slices);
        }
    }

    static SeriesScan of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            SeriesScan scan = new SeriesScan(path);
            scan.addImages(DicomFiles.inFolder(path));
            return scan;
        }
        return of(DicomFile.open(path));
    }

    static SeriesScan of(DicomFile file) throws IOException {
        SeriesScan scan = new SeriesScan(file.path());
        if (DicomFiles.isDirectory(file.data())) {
            scan.addImages(DicomFiles.listed(file));
        } else {
            scan.add(file);
        }
        return scan;
    }

    private void addImages(List<Path> files) throws IOException {
        for (Path each : files) {
            DicomFile file = DicomFile.open(each);
            if (FrameDecoder.hasPixels(file.data())) {
                add(file);
            }
        }
        if (series.isEmpty()) {
            throw new ImageFormatException(
                    path.toString(),
                    "no DICOM image among the %s DICOM files here; give the folder of a series"
                            .formatted(files.size()));
        }
    }

    private void add(DicomFile file) throws IOException {
        series.computeIfAbsent(uid(file.data()), uid -> new Found(file.data())).add(file);
    }

    private static String uid(DataSet data) {
        return data.text(Tag.SERIES_INSTANCE_UID).orElse("");
    }

    /** The volume of the only series. */
    DicomVolume only() throws IOException {
        if (series.size() > 1) {
            throw new SeveralSeriesException(
                    path, "found %s series, expected one".formatted(series.size()), summaries());
        }
        return volume(series.keySet().iterator().next());
    }

    /** @param chosen a series UID, or a number in the list */
    DicomVolume volume(String chosen) throws IOException {
        Found found = series.get(chosen);
        if (found == null && chosen.matches("[1-9]\\d{0,3}") && Integer.parseInt(chosen) <= series.size()) {
            found = List.copyOf(series.values()).get(Integer.parseInt(chosen) - 1);
        }
        if (found == null) {
            throw new SeveralSeriesException(path, "the series that was asked for is not there", summaries());
        }
        if (found.problem != null) {
            throw found.problem;
        }
        return new SeriesVolume(path.toString(), found.files).build();
    }

    List<SeriesSummary> summaries() {
        return series.values().stream().map(Found::summary).toList();
    }
}
