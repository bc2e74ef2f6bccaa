package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dice and NSD of whole objects, a row per settings, in it a bar per model; last what needs no model. */
final class VolumeBars {
    private static final double TEXT = 46;
    private static final List<VolumeMeasure> MEASURES = List.of(VolumeMeasure.DICE, VolumeMeasure.NSD);

    private final VolumeFindings findings;
    private final String dataset;

    private VolumeBars(VolumeFindings findings, String dataset) {
        this.findings = findings;
        this.dataset = dataset;
    }

    static void write(Page page, VolumeFindings findings, String start) {
        VolumeBars figure = new VolumeBars(findings, findings.overall());
        List<RowBars.Row> rows = new ArrayList<>();
        for (Turn turn : findings.turns(start)) {
            rows.add(figure.row(turn.settings(), measure -> figure.ofModels(turn, measure)));
        }
        for (Turn turn : findings.baselines()) {
            rows.add(figure.row(VolumeNames.baseline(turn), measure -> figure.ofBaseline(turn, measure)));
        }
        List<String> names = new ArrayList<>(findings.modelNames());
        names.add("no model");
        RowBars bars = new RowBars(names, new RowBars.Layout(List.of("Dice", "NSD"), "mean", TEXT), rows);
        page.figure(
                bars.extent(),
                "Dice and NSD by settings, " + Names.inSentence(figure.dataset),
                "Of whole objects. Bars are means, whiskers 95 % intervals. The ellipsoid looks at the box alone; the cylinder"
                        + " is an oracle, which is told on which slices the object is.",
                bars::draw);
    }

    private interface Bars {
        List<RowBars.Bar> of(VolumeMeasure measure);
    }

    private RowBars.Row row(String name, Bars bars) {
        return new RowBars.Row(name, false, MEASURES.stream().map(bars::of).toList());
    }

    private List<RowBars.Bar> ofModels(Turn turn, VolumeMeasure measure) {
        List<RowBars.Bar> bars = new ArrayList<>();
        for (int i = 0; i < findings.models().size(); i++) {
            int model = i;
            findings.estimate(findings.models().get(model), dataset, turn, measure)
                    .ifPresent(estimate -> bars.add(bar(model, estimate)));
        }
        return bars;
    }

    private List<RowBars.Bar> ofBaseline(Turn turn, VolumeMeasure measure) {
        return findings
                .baseline(dataset, turn, measure)
                .map(estimate -> bar(findings.models().size(), estimate))
                .stream()
                .toList();
    }

    private static RowBars.Bar bar(int look, Estimate estimate) {
        return new RowBars.Bar(look, estimate.mean(), Optional.of(estimate.interval()), Numbers.share(estimate.mean()));
    }
}
