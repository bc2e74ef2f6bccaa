package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import dev.margo.io.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        return SeriesScan.of(path).only();
    }

    /**
     * One of the series at {@code path}.
     *
     * @param series its series UID, or its number in {@link #list}, from 1
     * @throws SeveralSeriesException if it is not there
     * @throws ImageFormatException as {@link #read(Path)}
     * @throws IOException if it cannot be read at all
     */
    public static DicomVolume read(Path path, String series) throws IOException {
        return SeriesScan.of(path).volume(series);
    }

    /** The volume of a scan, as the two above. */
    public static DicomVolume read(Scan scan) throws IOException {
        SeriesScan found = SeriesScan.of(scan.path());
        return scan.series().isPresent() ? found.volume(scan.series().get()) : found.only();
    }

    /**
     * The series at {@code path}, in the order of their files; also those whose pixels cannot be read.
     *
     * @throws ImageFormatException if there is no image, or a damaged file
     * @throws IOException if it cannot be read at all
     */
    public static List<SeriesSummary> list(Path path) throws IOException {
        return SeriesScan.of(path).summaries();
    }
}
