package dev.margo.report;

import dev.margo.report.ScoreColumn.Cell;
import dev.margo.report.ScoreColumn.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores of all models, group by group; the best of a group is bold and has a star. */
final class ScoreTable {
    private final Markup out;
    private final Findings findings;
    private final List<Group> groups;
    private final List<ScoreColumn> columns;

    private ScoreTable(Markup out, Findings findings, List<Group> groups) {
        this.out = out;
        this.findings = findings;
        this.groups = groups;
        this.columns = ScoreColumn.of(findings, groups);
    }

    /** @param title of the table; what its columns mean is said once on the page */
    static void write(Page page, Findings findings, String title, List<Group> groups) {
        ScoreTable table = new ScoreTable(page.out(), findings, groups);
        String best = findings.models().size() > 1 ? "The best mean of each group is bold, with a star. " : "";
        page.beginTable(title, best + "In small letters: 95 % intervals.");
        table.writeHead();
        groups.forEach(table::writeGroup);
        page.endTable();
    }

    private void writeHead() {
        Map<String, Integer> over = new LinkedHashMap<>();
        columns.forEach(column -> over.merge(column.over(), 1, Integer::sum));
        out.open("thead").open("tr");
        out.element("th", "Model", "scope", "col", "rowspan", "2", "class", "name");
        over.forEach((heading, count) -> {
            out.open("th", "scope", "colgroup", "colspan", Integer.toString(count), "class", "over");
            out.element("span", heading).close();
        });
        out.close().open("tr");
        columns.forEach(column -> out.element("th", column.heading(), "scope", "col"));
        out.close().close();
    }

    private void writeGroup(Group group) {
        out.open("tbody");
        out.open("tr", "class", "group");
        out.element("th", group.heading(), "scope", "rowgroup", "colspan", Integer.toString(columns.size() + 1));
        out.close();
        List<Optional<String>> best = columns.stream()
                .map(column -> column.better()
                        .best(findings.models().stream()
                                .flatMap(model -> column.content().of(model, group).stream())
                                .toList()))
                .toList();
        for (EvaluatedModel model : findings.models()) {
            out.open("tr").element("th", model.name(), "scope", "row", "class", "name");
            for (int i = 0; i < columns.size(); i++) {
                Optional<Cell> cell = columns.get(i).content().of(model, group);
                Best.writeCell(
                        out,
                        cell,
                        cell.isPresent()
                                && best.get(i).equals(Optional.of(cell.get().text())));
            }
            out.close();
        }
        writeEllipse(group);
        out.close();
    }

    /** What it gets stands in the first column, which is Dice. */
    private void writeEllipse(Group group) {
        OptionalDouble dice = findings.ellipse(group.dataset());
        if (dice.isPresent()) {
            List<String> cells = new ArrayList<>(List.of(Numbers.share(dice.getAsDouble())));
            columns.stream().skip(1).forEach(column -> cells.add(""));
            out.open("tr", "class", "baseline").element("th", "ellipse in the box", "scope", "row", "class", "name");
            cells.forEach(cell -> out.element("td", cell));
            out.close();
        }
    }
}
