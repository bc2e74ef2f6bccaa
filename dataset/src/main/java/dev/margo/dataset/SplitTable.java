package dev.margo.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A split that somebody has written down: a CSV file with the columns {@code dataset}, {@code file}, {@code patient} and
 * {@code split} (train, val or test), in any order, and where known {@code manual_ground_truth} (yes or no).
 */
public final class SplitTable implements Split {
    private static final List<String> NEEDED = List.of("dataset", "file", "patient", "split");
    private static final String MANUAL = "manual_ground_truth";

    private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();

    private record Row(String patient, Part part, boolean manual) {}

    private SplitTable() {}

    /**
     * @throws DatasetLayoutException if columns are missing, a line is not understood or a file listed twice, or a patient
     *     is on two sides
     */
    public static SplitTable read(Path csv) throws IOException {
        List<String> lines = lines(csv);
        List<String> header = lines.isEmpty() ? List.of() : CsvLine.fields(lines.get(0));
        if (!header.containsAll(NEEDED)) {
            throw new DatasetLayoutException(
                    csv, "its columns are %s; expected %s".formatted(header, String.join(", ", NEEDED)));
        }
        SplitTable table = new SplitTable();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.add(csv, i + 1, header, CsvLine.fields(lines.get(i)));
            }
        }
        table.requirePatientsOnOneSide(csv);
        return table;
    }

    private static List<String> lines(Path csv) throws IOException {
        try {
            return Files.readAllLines(csv, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new DatasetLayoutException(csv, "it is not text in UTF-8; save it as that");
        }
    }

    private void add(Path csv, int line, List<String> header, List<String> fields) throws DatasetLayoutException {
        if (fields.size() != header.size()) {
            throw new DatasetLayoutException(
                    csv, "line %s has %s fields; expected %s".formatted(line, fields.size(), header.size()));
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            named.put(header.get(i), fields.get(i));
        }
        boolean manual = !"no".equals(named.get(MANUAL));
        Row row = new Row(named.get("patient"), part(csv, line, named.get("split")), manual);
        Map<String, Row> files = rows.computeIfAbsent(named.get("dataset"), name -> new LinkedHashMap<>());
        if (files.put(named.get("file"), row) != null) {
            throw new DatasetLayoutException(
                    csv, "line %s lists %s a second time; remove it".formatted(line, named.get("file")));
        }
    }

    private static Part part(Path csv, int line, String word) throws DatasetLayoutException {
        try {
            return Part.parse(word);
        } catch (IllegalArgumentException e) {
            throw new DatasetLayoutException(csv, "line %s: %s".formatted(line, e.getMessage()));
        }
    }

    private void requirePatientsOnOneSide(Path csv) throws DatasetLayoutException {
        for (Map.Entry<String, Map<String, Row>> dataset : rows.entrySet()) {
            Map<String, Part> sides = new HashMap<>();
            for (Row row : dataset.getValue().values()) {
                Part other = sides.putIfAbsent(row.patient, row.part);
                if (other != null && other != row.part) {
                    throw new DatasetLayoutException(
                            csv,
                            "patient %s of %s is in %s and in %s; move all files of a patient to one side"
                                    .formatted(row.patient, dataset.getKey(), other, row.part));
                }
            }
        }
    }

    @Override
    public Optional<Part> partOf(String dataset, SourceFile file) {
        return row(dataset, file.name()).map(Row::part);
    }

    /** Whether the masks of {@code file} were drawn by people, as far as the table says; a file it lacks has none. */
    public boolean isManual(String dataset, SourceFile file) {
        return row(dataset, file.name()).map(Row::manual).orElse(false);
    }

    /** The patients of {@code dataset}; a file that the table lacks is a patient of its own. */
    public PatientRule patients(String dataset) {
        return file -> row(dataset, file)
                .map(Row::patient)
                .orElseGet(() -> PatientRule.everyFile().patientOf(file));
    }

    /**
     * The files of {@code source} on one side.
     *
     * @param manualOnly whether files whose masks were not drawn by people are left out
     */
    public SampleSource select(SampleSource source, Part part, boolean manualOnly) {
        SampleSource side = select(source, part);
        return manualOnly ? side.only(file -> isManual(source.name(), file)) : side;
    }

    /** The data sets with a file on this side, in the order of the table. */
    public List<String> datasets(Part part, boolean manualOnly) {
        List<String> names = new ArrayList<>();
        rows.forEach((name, files) -> {
            if (files.values().stream().anyMatch(row -> row.part == part && (row.manual || !manualOnly))) {
                names.add(name);
            }
        });
        return names;
    }

    private Optional<Row> row(String dataset, String file) {
        return Optional.ofNullable(rows.getOrDefault(dataset, Map.of()).get(file));
    }
}
