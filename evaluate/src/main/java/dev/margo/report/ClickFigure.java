package dev.margo.report;

import dev.margo.evaluate.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How many prompts it takes to the target Dice, by data set. */
final class ClickFigure {
    private static final double TEXT = 130;

    private ClickFigure() {}

    static void write(Page page, Findings findings, String protocol) {
        List<RowBars.Row> rows = new ArrayList<>();
        for (String dataset : findings.datasetsAndMean(protocol)) {
            List<RowBars.Bar> bars = bars(findings, dataset, protocol);
            if (!bars.isEmpty()) {
                rows.add(new RowBars.Row(Names.dataset(dataset), dataset.equals(Summary.ALL), List.of(bars)));
            }
        }
        if (rows.isEmpty() || findings.lastRound(protocol) == 0) {
            return;
        }
        String target = Numbers.fixed(Summary.TARGET_DICE, 2);
        RowBars bars = new RowBars(
                findings.modelNames(), new RowBars.Layout(List.of("Prompts to Dice " + target), "prompts", TEXT), rows);
        page.figure(
                bars.extent(),
                "Prompts until Dice " + target + " by data set",
                "Fewer is better; a box counts as one prompt. An object that never gets there counts with all its prompts; the"
                        + " share of such objects stands on the right. Whiskers are 95 % intervals; the mean of the data sets has none.",
                bars::draw);
    }

    private static List<RowBars.Bar> bars(Findings findings, String dataset, String protocol) {
        List<RowBars.Bar> bars = new ArrayList<>();
        for (int i = 0; i < findings.models().size(); i++) {
            int model = i;
            findings.clicks(findings.models().get(model), dataset, protocol)
                    .ifPresent(clicks -> bars.add(new RowBars.Bar(
                            model,
                            clicks.prompts(),
                            clicks.interval(),
                            "%s; never: %s"
                                    .formatted(
                                            Numbers.fixed(clicks.prompts(), 1),
                                            Numbers.percent(OptionalDouble.of(clicks.missed()))))));
        }
        return bars;
    }
}
