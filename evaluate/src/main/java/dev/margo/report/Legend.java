package dev.margo.report;

import dev.margo.report.Drawing.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Which look is which model, on as many lines as it takes. */
final class Legend {
    private static final double LINE = 20;
    private static final double SIGN = 22;
    private static final double GAP = 22;
    private static final double LONGEST = 300;

    private record Entry(int model, String name, double x, double y) {}

    private final List<Entry> entries = new ArrayList<>();
    private final double height;

    /** From {@code left} on, {@code width} wide. */
    Legend(List<String> models, double left, double width) {
        double x = left;
        double y = 0;
        for (int model = 0; model < models.size(); model++) {
            String name = Lettering.cut(models.get(model), Drawing.FONT, LONGEST);
            double room = SIGN + Lettering.width(name, Drawing.FONT);
            if (x > left && x + room > left + width) {
                x = left;
                y += LINE;
            }
            entries.add(new Entry(model, name, x, y));
            x += room + GAP;
        }
        height = y + LINE;
    }

    double height() {
        return height;
    }

    /** With the bars of a figure. */
    void drawBars(Drawing drawing) {
        for (Entry entry : entries) {
            drawing.rectangle(entry.x, entry.y + 2, entry.x + 15, entry.y + 13, Look.bar(entry.model));
            drawing.text(entry.x + SIGN, entry.y + 12, Anchor.START, "label", entry.name);
        }
    }

    /** With lines and marks. */
    void drawCurves(Drawing drawing) {
        for (Entry entry : entries) {
            drawing.line(entry.x - 2, entry.y + 8, entry.x + 18, entry.y + 8, Look.line(entry.model));
            Look.mark(drawing, entry.model, entry.x + 8, entry.y + 8);
            drawing.text(entry.x + SIGN + 1, entry.y + 12, Anchor.START, "label", entry.name);
        }
    }
}
