package dev.margo.evaluate.volume;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code volumes.csv} of an evaluation, read back; times are not in it. */
public final class VolumesFile {
    private VolumesFile() {}

    /** @throws IOException if it cannot be read, or is no such file */
    public static List<VolumeScore> read(Path csv) throws IOException {
        List<VolumeScore> scores = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(csv)) {
            String head = lines.readLine();
            if (!VolumeCsv.REPEATABLE_COLUMNS.equals(head)) {
                throw new IOException(
                        "%s: its columns are %s; expected %s".formatted(csv, head, VolumeCsv.REPEATABLE_COLUMNS));
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                scores.add(VolumeCsv.parse(line + ",")); // no times
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(csv, e.getMessage()), e);
        }
        return scores;
    }
}
