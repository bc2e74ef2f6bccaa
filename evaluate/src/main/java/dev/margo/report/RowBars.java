package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.report.Drawing.Anchor;
import dev.margo.report.Drawing.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Level bars from zero: a row per data set, in it a bar per model; one or more panels beside each other. */
final class RowBars {
    private static final double WIDTH = 860;
    private static final double NAMES = 170;
    private static final double GAP = 18;
    private static final double BAR = 13;
    private static final double BETWEEN_ROWS = 13;
    private static final double TITLE = 24;
    private static final double BELOW = 40;

    /**
     * @param model its number, for its look
     * @param value where the bar ends
     * @param interval its whisker
     * @param text beside it
     */
    record Bar(int model, double value, Optional<Estimate.Interval> interval, String text) {}

    /** A data set's bars, one list per panel. */
    record Row(String name, boolean strong, List<List<Bar>> panels) {}

    /**
     * @param titles of the panels
     * @param axis what bars measure
     * @param textRoom for the texts beside the bars, on the right of each panel
     */
    record Layout(List<String> titles, String axis, double textRoom) {}

    private final Layout layout;
    private final List<Row> rows;
    private final Legend legend;
    private final double panelWidth;
    private final Scale range;

    /** @param models their names; all, also those without a bar, so that looks stay the same */
    RowBars(List<String> models, Layout layout, List<Row> rows) {
        this.layout = layout;
        this.rows = rows;
        this.legend = new Legend(models, NAMES, WIDTH - NAMES);
        int panels = layout.titles.size();
        this.panelWidth = (WIDTH - NAMES - (panels - 1) * GAP) / panels;
        this.range = Scale.around(bars().stream().flatMapToDouble(RowBars::ends), 0, 0, panelWidth - layout.textRoom);
    }

    Extent extent() {
        return new Extent(WIDTH, bottom() + BELOW);
    }

    private double top() {
        return legend.height() + TITLE;
    }

    private double bottom() {
        return top() + rows.stream().mapToDouble(RowBars::height).sum() + 4;
    }

    private List<Bar> bars() {
        List<Bar> all = new ArrayList<>();
        rows.forEach(row -> row.panels.forEach(all::addAll));
        return all;
    }

    private static DoubleStream ends(Bar bar) {
        return DoubleStream.concat(
                DoubleStream.of(bar.value),
                bar.interval.stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())));
    }

    /** Room for its bars and for its name. */
    private static double height(Row row) {
        int most = row.panels.stream().mapToInt(List::size).max().orElse(0);
        return Math.max(most * BAR, name(row).size() * Drawing.LINE) + BETWEEN_ROWS;
    }

    private static List<String> name(Row row) {
        return Lettering.wrap(row.name, Drawing.FONT, NAMES - 16, 3);
    }

    void draw(Drawing drawing) {
        legend.drawBars(drawing);
        for (int panel = 0; panel < layout.titles.size(); panel++) {
            drawFrame(drawing, panel, NAMES + panel * (panelWidth + GAP));
        }
        double y = top();
        for (Row row : rows) {
            double middle = y + height(row) / 2;
            drawing.lines(NAMES - 12, middle, Anchor.END, row.strong ? "label strong" : "label", name(row));
            for (int panel = 0; panel < row.panels.size(); panel++) {
                drawBars(drawing, row.panels.get(panel), NAMES + panel * (panelWidth + GAP), middle);
            }
            y += height(row);
        }
        for (int panel = 0; panel < layout.titles.size(); panel++) {
            double zero = NAMES + panel * (panelWidth + GAP) + range.at(0);
            drawing.line(zero, top(), zero, bottom(), "axis");
        }
    }

    private void drawFrame(Drawing drawing, int panel, double left) {
        drawing.text(left + range.from(), legend.height() + 14, Anchor.START, "label strong", layout.titles.get(panel));
        for (double tick : range.ticks()) {
            double x = left + range.at(tick);
            drawing.line(x, top(), x, bottom(), "grid");
            drawing.text(x, bottom() + 15, Anchor.MIDDLE, "tick", Numbers.tick(tick));
        }
        drawing.text(left, bottom() + 33, Anchor.START, "label", layout.axis);
    }

    private void drawBars(Drawing drawing, List<Bar> bars, double left, double middle) {
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = middle + (i + 0.5 - bars.size() / 2.0) * BAR;
            double half = BAR / 2 - 1;
            drawing.rectangle(left + range.at(0), y - half, left + range.at(bar.value), y + half, Look.bar(bar.model));
            bar.interval.ifPresent(interval ->
                    drawing.levelWhisker(y, left + range.at(interval.low()), left + range.at(interval.high())));
            drawing.text(left + range.to() + 8, y + 4, Anchor.START, "value", bar.text);
        }
    }
}
