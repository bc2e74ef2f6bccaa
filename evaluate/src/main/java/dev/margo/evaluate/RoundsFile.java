package dev.margo.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code rounds.csv} of an evaluation, read back; times are not in it. */
public final class RoundsFile {
    private RoundsFile() {}

    /** @throws IOException if it cannot be read, or is no such file */
    public static List<RoundScore> read(Path csv) throws IOException {
        List<RoundScore> scores = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(csv)) {
            String head = lines.readLine();
            if (!RoundCsv.REPEATABLE_COLUMNS.equals(head)) {
                throw new IOException(
                        "%s: its columns are %s; expected %s".formatted(csv, head, RoundCsv.REPEATABLE_COLUMNS));
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                scores.add(RoundCsv.parse(line + ",")); // no time
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(csv, e.getMessage()), e);
        }
        return scores;
    }
}
