package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.report.Drawing.Anchor;
import dev.margo.report.Drawing.Extent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Dice by round for each data set by itself: small panels with one scale, a line per model. */
final class RoundCurves {
    private static final double WIDTH = 860;
    private static final int COLUMNS = 3;
    private static final double LEFT = 40;
    private static final double GAP = 26;
    private static final double PANEL = (WIDTH - LEFT - (COLUMNS - 1) * GAP) / COLUMNS;
    private static final double HEIGHT = 130;
    private static final double TITLE = 40; // two lines
    private static final double BELOW = 30;
    private static final int MOST_MARKS = 9; // on a line

    private final Findings findings;
    private final String protocol;
    private final List<String> datasets;
    private final int last;
    private final Legend legend;
    private final Scale range;

    private RoundCurves(Findings findings, String protocol) {
        this.findings = findings;
        this.protocol = protocol;
        this.datasets = findings.datasets(protocol);
        this.last = findings.lastRound(protocol);
        this.legend = new Legend(findings.modelNames(), LEFT, WIDTH - LEFT);
        this.range = Scale.around(datasets.stream().flatMapToDouble(this::values), 1, HEIGHT, 0);
    }

    /** Nothing for a single data set or a single round: the bars tell it already. */
    static void write(Page page, Findings findings, String protocol) {
        RoundCurves curves = new RoundCurves(findings, protocol);
        if (curves.last == 0 || curves.datasets.size() < 2) {
            return;
        }
        int rows = (curves.datasets.size() + COLUMNS - 1) / COLUMNS;
        page.figure(
                new Extent(WIDTH, curves.legend.height() + rows * (TITLE + HEIGHT + BELOW) + 14),
                "Dice by interaction round and data set",
                "All panels have the same scale, which need not begin at 0. Dashed: the ellipse in the object's tight box.",
                curves::draw);
    }

    private DoubleStream values(String dataset) {
        DoubleStream means = findings.models().stream()
                .flatMapToDouble(model -> IntStream.rangeClosed(0, last)
                        .mapToObj(round -> findings.dice(model, dataset, protocol, round))
                        .flatMapToDouble(found -> found.stream().mapToDouble(Estimate::mean)));
        return DoubleStream.concat(means, findings.ellipse(dataset).stream());
    }

    private void draw(Drawing drawing) {
        legend.drawCurves(drawing);
        for (int i = 0; i < datasets.size(); i++) {
            double left = LEFT + i % COLUMNS * (PANEL + GAP);
            double top = legend.height() + i / COLUMNS * (TITLE + HEIGHT + BELOW) + TITLE;
            drawPanel(drawing, datasets.get(i), left, top, i % COLUMNS == 0);
        }
        int rows = (datasets.size() + COLUMNS - 1) / COLUMNS;
        double bottom = legend.height() + rows * (TITLE + HEIGHT + BELOW) + 6;
        drawing.text(LEFT, bottom, Anchor.START, "label", "across: round, 0 is the first answer; upward: Dice");
    }

    private void drawPanel(Drawing drawing, String dataset, double left, double top, boolean outermost) {
        List<String> name = Lettering.wrap(dataset, Drawing.FONT, PANEL, 2);
        drawing.lines(left, top - 9 - (name.size() - 1) * Drawing.LINE / 2, Anchor.START, "label strong", name);
        Scale dice = Scale.linear(range.low(), range.high(), top + HEIGHT, top);
        for (double tick : range.ticks()) {
            drawing.line(left, dice.at(tick), left + PANEL, dice.at(tick), "grid");
            if (outermost) {
                drawing.text(left - 7, dice.at(tick) + 4, Anchor.END, "tick", Numbers.tick(tick));
            }
        }
        drawing.line(left, dice.from(), left + PANEL, dice.from(), "axis");
        Scale round = Scale.linear(0, last, left + 8, left + PANEL - 8);
        for (double tick : round.ticks()) {
            if (tick == Math.rint(tick)) {
                drawing.text(round.at(tick), dice.from() + 15, Anchor.MIDDLE, "tick", Numbers.tick(tick));
            }
        }
        OptionalDouble ellipse = findings.ellipse(dataset);
        if (ellipse.isPresent()) {
            double y = dice.at(ellipse.getAsDouble());
            drawing.line(left, y, left + PANEL, y, "baseline");
        }
        for (int model = 0; model < findings.models().size(); model++) {
            drawCurve(drawing, model, dataset, round, dice);
        }
    }

    private void drawCurve(Drawing drawing, int model, String dataset, Scale round, Scale dice) {
        StringBuilder path = new StringBuilder();
        for (int number = 0; number <= last; number++) {
            Optional<Estimate> found = findings.dice(findings.models().get(model), dataset, protocol, number);
            if (found.isPresent()) {
                path.append(path.length() == 0 ? 'M' : 'L')
                        .append(Numbers.coordinate(round.at(number)))
                        .append(' ')
                        .append(Numbers.coordinate(dice.at(found.get().mean())));
            }
        }
        if (path.length() > 0) {
            drawing.path(path.toString(), Look.line(model));
        }
        for (int number : Rounds.shown(last, MOST_MARKS)) {
            Optional<Estimate> found = findings.dice(findings.models().get(model), dataset, protocol, number);
            if (found.isPresent()) {
                Look.mark(drawing, model, round.at(number), dice.at(found.get().mean()));
            }
        }
    }
}
