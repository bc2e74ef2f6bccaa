package dev.margo.report;

import dev.margo.report.ScoreColumn.Cell;
import java.util.Optional;

/** Marks what is best: bold, and a star for those who see no weight. */
final class Best {
    private Best() {}

    static void write(Markup out, String text) {
        out.open("b", "class", "best");
        out.element("span", "★", "class", "star", "role", "img", "aria-label", "best");
        out.text(text).close();
    }

    /** A cell of a table; a dash for nothing. */
    static void writeCell(Markup out, Optional<Cell> cell, boolean best) {
        out.open("td");
        if (cell.isEmpty()) {
            out.text(Numbers.NONE);
        } else if (best) {
            write(out, cell.get().text());
        } else {
            out.text(cell.get().text());
        }
        cell.filter(c -> !c.below().isEmpty()).ifPresent(c -> out.element("small", c.below()));
        out.close();
    }
}
