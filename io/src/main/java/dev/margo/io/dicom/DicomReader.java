package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a DICOM file, a series in a folder, or one that a DICOMDIR lists. Pixels stay in the files until slices are
 * asked for, so these must stay where they are.
 */
public final class DicomReader {
    private DicomReader() {}

    /**
     * The volume at {@code path}, which holds one series.
     *
     * @throws SeveralSeriesException if it holds several
     * @throws ImageFormatException if there is no image, a damaged one, or slices that make no grid
     * @throws IOException if it cannot be read at all
     */
    public static DicomVolume read(Path path) throws IOException {
        Map<String, List<FileSlices>> series = scan(path);
        if (series.size() > 1) {
            throw new SeveralSeriesException(
                    path, "found %s series, expected one".formatted(series.size()), summaries(series));
        }
        return new SeriesVolume(path.toString(), series.values().iterator().next()).build();
    }

    /**
     * One of the series at {@code path}.
     *
     * @throws SeveralSeriesException if it is not there
     * @throws ImageFormatException as {@link #read(Path)}
     * @throws IOException if it cannot be read at all
     */
    public static DicomVolume read(Path path, String seriesUid) throws IOException {
        Map<String, List<FileSlices>> series = scan(path);
        List<FileSlices> files = series.get(seriesUid);
        if (files == null) {
            throw new SeveralSeriesException(path, "the series that was asked for is not there", summaries(series));
        }
        return new SeriesVolume(path.toString(), files).build();
    }

    /** The series at {@code path}, in the order of their files. */
    public static List<SeriesSummary> list(Path path) throws IOException {
        return summaries(scan(path));
    }

    private static Map<String, List<FileSlices>> scan(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return bySeries(path, DicomFiles.inFolder(path));
        }
        DicomFile file = DicomFile.open(path);
        if (DicomFiles.isDirectory(file.data())) {
            return bySeries(path, DicomFiles.listed(file));
        }
        FileSlices slices = FileSlices.of(file);
        return Map.of(slices.seriesUid(), List.of(slices));
    }

    private static Map<String, List<FileSlices>> bySeries(Path path, List<Path> files) throws IOException {
        Map<String, List<FileSlices>> series = new LinkedHashMap<>();
        for (Path each : files) {
            DicomFile file = DicomFile.open(each);
            if (FrameDecoder.hasPixels(file.data())) {
                FileSlices slices = FileSlices.of(file);
                series.computeIfAbsent(slices.seriesUid(), uid -> new ArrayList<>())
                        .add(slices);
            }
        }
        if (series.isEmpty()) {
            throw new ImageFormatException(
                    path.toString(),
                    "no DICOM image among the %s DICOM files here; give the folder of a series"
                            .formatted(files.size()));
        }
        return series;
    }

    private static List<SeriesSummary> summaries(Map<String, List<FileSlices>> series) {
        return series.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SeriesSummary summary(String uid, List<FileSlices> files) {
        PixelLayout layout = files.get(0).slices().get(0).pixels().layout();
        int slices = files.stream().mapToInt(file -> file.slices().size()).sum();
        return new SeriesSummary(uid, files.get(0).modality(), layout.width(), layout.height(), slices);
    }
}
