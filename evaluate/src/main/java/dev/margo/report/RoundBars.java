package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.report.Drawing.Anchor;
import dev.margo.report.Drawing.Extent;
import java.util.List;
import java.util.OptionalDouble;

/** Dice by round, a bar per model, over all data sets; the ellipse in the box as a line. */
final class RoundBars {
    private static final double WIDTH = 860;
    private static final double LEFT = 40;
    private static final double RIGHT = 128; // for the ellipse's label
    private static final double HEIGHT = 230;
    private static final double ROOM_ABOVE = 16; // for the values over the bars
    private static final double ROOM_BELOW = 44;
    private static final double WIDEST_BAR = 40;
    private static final double SHARE_OF_BARS = 0.82; // of a round's width
    private static final double LEAST_FOR_VALUES = 22;
    private static final double NARROWEST_BAR = 5;

    private final Findings findings;
    private final String protocol;
    private final List<Integer> rounds;
    private final double roundWidth;
    private final double barWidth;
    private final Legend legend;
    private final Scale dice;

    private RoundBars(Findings findings, String protocol) {
        this.findings = findings;
        this.protocol = protocol;
        int models = findings.models().size();
        double room = WIDTH - LEFT - RIGHT;
        int most = (int) Math.max(2, room * SHARE_OF_BARS / (models * NARROWEST_BAR));
        this.rounds = Rounds.shown(findings.lastRound(protocol), most);
        this.roundWidth = Math.min(room / rounds.size(), models * WIDEST_BAR / SHARE_OF_BARS);
        this.barWidth = roundWidth * SHARE_OF_BARS / models;
        this.legend = new Legend(findings.modelNames(), LEFT, WIDTH - LEFT);
        double top = legend.height() + ROOM_ABOVE;
        this.dice = Scale.linear(0, 1, top + HEIGHT, top);
    }

    static void write(Page page, Findings findings, String protocol) {
        RoundBars bars = new RoundBars(findings, protocol);
        String overall = findings.overall(protocol);
        int last = findings.lastRound(protocol);
        page.figure(
                new Extent(WIDTH, bars.dice.from() + (last == 0 ? ROOM_ABOVE : ROOM_BELOW)),
                (last == 0 ? "Dice of the answers, " : "Dice by interaction round, ") + Names.inSentence(overall),
                "Bars are means, whiskers 95 % intervals."
                        + (findings.ellipse(overall).isPresent()
                                ? " The dashed line is what an ellipse in the object's tight box gets without looking at the"
                                        + " picture."
                                : "")
                        + Rounds.note(last, bars.rounds),
                bars::draw);
    }

    private void draw(Drawing drawing) {
        legend.drawBars(drawing);
        double right = LEFT + rounds.size() * roundWidth;
        for (double tick : dice.ticks()) {
            drawing.line(LEFT, dice.at(tick), right, dice.at(tick), tick == 0 ? "axis" : "grid");
            drawing.text(LEFT - 7, dice.at(tick) + 4, Anchor.END, "tick", Numbers.fixed(tick, 1));
        }
        drawing.text(0, dice.to() - 9, Anchor.START, "label", "Dice");
        for (int place = 0; place < rounds.size(); place++) {
            drawRound(drawing, place);
        }
        if (rounds.size() > 1) {
            drawing.text(LEFT, dice.from() + 36, Anchor.START, "label", "round; 0 is the first answer");
        }
        drawEllipse(drawing, right);
    }

    private void drawRound(Drawing drawing, int place) {
        int round = rounds.get(place);
        double left = LEFT + place * roundWidth;
        for (int model = 0; model < findings.models().size(); model++) {
            double x = left + (1 - SHARE_OF_BARS) / 2 * roundWidth + model * barWidth;
            String style = Look.bar(model);
            findings.dice(findings.models().get(model), findings.overall(protocol), protocol, round)
                    .ifPresent(estimate -> drawBar(drawing, x, style, estimate));
        }
        if (rounds.size() > 1) {
            double middle = left + roundWidth / 2;
            drawing.text(middle, dice.from() + 16, Anchor.MIDDLE, "tick", Integer.toString(round));
        }
    }

    private void drawBar(Drawing drawing, double x, String style, Estimate estimate) {
        drawing.rectangle(x, dice.at(0), x + barWidth, dice.at(estimate.mean()), style);
        double low = dice.at(estimate.interval().low());
        double high = dice.at(estimate.interval().high());
        drawing.uprightWhisker(x + barWidth / 2, low, high);
        if (barWidth >= LEAST_FOR_VALUES) {
            double above = Math.min(high, dice.at(estimate.mean())) - 4;
            drawing.text(x + barWidth / 2, above, Anchor.MIDDLE, "value", Numbers.fixed(estimate.mean(), 2));
        }
    }

    private void drawEllipse(Drawing drawing, double right) {
        OptionalDouble ellipse = findings.ellipse(findings.overall(protocol));
        if (ellipse.isPresent()) {
            double y = dice.at(ellipse.getAsDouble());
            drawing.line(LEFT, y, right + 6, y, "halo");
            drawing.line(LEFT, y, right + 6, y, "baseline");
            drawing.text(right + 11, y - 1, Anchor.START, "note", "ellipse in the box");
            drawing.text(right + 11, y + 12, Anchor.START, "note", Numbers.share(ellipse.getAsDouble()));
        }
    }
}
