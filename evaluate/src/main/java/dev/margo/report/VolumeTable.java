package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import dev.margo.report.ScoreColumn.Better;
import dev.margo.report.ScoreColumn.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores of all models and settings from one start, data set by data set; the best of each is bold and has a star. */
final class VolumeTable {
    private static final int SHARE = 3;
    private static final List<Column> COLUMNS = List.of(
            new Column(VolumeMeasure.DICE, "Dice", Better.HIGHER, SHARE),
            new Column(VolumeMeasure.NSD, "NSD", Better.HIGHER, SHARE),
            new Column(VolumeMeasure.HD95, "HD95, mm", Better.LOWER, 1),
            new Column(VolumeMeasure.ASSD, "ASSD, mm", Better.LOWER, 2),
            new Column(VolumeMeasure.MIDDLE_DICE, "middle slice", Better.NEITHER, SHARE),
            new Column(VolumeMeasure.EXTENT_DICE, "extent", Better.HIGHER, SHARE));

    private record Column(VolumeMeasure measure, String heading, Better better, int digits) {
        private Cell cell(Estimate estimate) {
            Cell cell = ScoreColumn.cell(estimate, digits);
            return estimate.leftOut() == 0
                    ? cell
                    : new Cell(cell.value(), cell.text(), cell.below() + "; without " + estimate.leftOut());
        }
    }

    /** A line of the table: settings, and the model that was asked with them. */
    private record Row(CarriedModel model, Turn turn) {}

    private final Markup out;
    private final VolumeFindings findings;
    private final List<Row> rows = new ArrayList<>();

    private VolumeTable(Markup out, VolumeFindings findings, String start) {
        this.out = out;
        this.findings = findings;
        for (CarriedModel model : findings.models()) {
            findings.turns(start).forEach(turn -> rows.add(new Row(model, turn)));
        }
    }

    static void write(Page page, VolumeFindings findings, String start) {
        VolumeTable table = new VolumeTable(page.out(), findings, start);
        page.beginTable(
                "Scores",
                "The best mean of each group is bold, with a star. In small letters: 95 % intervals, and how many empty"
                        + " answers a mean of distances is without.");
        table.writeHead();
        findings.datasets().forEach(table::writeGroup);
        page.endTable();
    }

    private void writeHead() {
        out.open("thead").open("tr");
        out.element("th", "Settings", "scope", "col", "class", "name");
        COLUMNS.forEach(column -> out.element("th", column.heading, "scope", "col"));
        out.element("th", "ms per slice", "scope", "col").close().close();
    }

    private void writeGroup(String dataset) {
        out.open("tbody").open("tr", "class", "group");
        String columns = Integer.toString(COLUMNS.size() + 2);
        out.element("th", Names.dataset(dataset), "scope", "rowgroup", "colspan", columns)
                .close();
        List<Optional<String>> best = COLUMNS.stream()
                .map(column -> column.better.best(rows.stream()
                        .flatMap(row -> cell(dataset, row, column).stream())
                        .toList()))
                .toList();
        for (Row row : rows) {
            writeRow(dataset, row, best);
        }
        findings.baselines().forEach(turn -> writeBaseline(dataset, turn));
        out.close();
    }

    private Optional<Cell> cell(String dataset, Row row, Column column) {
        return findings.estimate(row.model, dataset, row.turn, column.measure).map(column::cell);
    }

    private void writeRow(String dataset, Row row, List<Optional<String>> best) {
        String name =
                findings.models().size() == 1 ? row.turn.settings() : row.model.name() + ", " + row.turn.settings();
        out.open("tr").element("th", name, "scope", "row", "class", "name");
        for (int i = 0; i < COLUMNS.size(); i++) {
            Optional<Cell> cell = cell(dataset, row, COLUMNS.get(i));
            Best.writeCell(
                    out,
                    cell,
                    cell.isPresent()
                            && best.get(i).equals(Optional.of(cell.get().text())));
        }
        String time = dataset.equals(Summary.ALL)
                ? ""
                : findings.times(row.model, dataset, row.turn)
                        .map(times -> Numbers.fixed(times.medianMs(), 0))
                        .orElse(Numbers.NONE);
        out.element("td", time).close();
    }

    private void writeBaseline(String dataset, Turn turn) {
        out.open("tr", "class", "baseline");
        out.element("th", VolumeNames.baseline(turn), "scope", "row", "class", "name");
        for (Column column : COLUMNS) {
            Optional<Cell> cell =
                    findings.baseline(dataset, turn, column.measure).map(column::cell);
            Best.writeCell(out, cell, false);
        }
        out.element("td", "").close();
    }
}
