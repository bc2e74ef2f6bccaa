package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How much better models do than the first one, by data set, in the first and in the last round. */
final class DifferenceFigure {
    private static final double TEXT = 46;

    private final Findings findings;
    private final String protocol;
    private final List<Integer> rounds;

    private DifferenceFigure(Findings findings, String protocol) {
        this.findings = findings;
        this.protocol = protocol;
        int last = findings.lastRound(protocol);
        this.rounds = last == 0 ? List.of(0) : List.of(0, last);
    }

    /** Nothing where no model was compared with the first. */
    static void write(Page page, Findings findings, String protocol) {
        DifferenceFigure figure = new DifferenceFigure(findings, protocol);
        List<RowBars.Row> rows = findings.datasetsAndMean(protocol).stream()
                .map(figure::row)
                .filter(row -> row.panels().stream().anyMatch(bars -> !bars.isEmpty()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String first = findings.models().get(0).name();
        RowBars bars = new RowBars(
                findings.modelNames(),
                new RowBars.Layout(
                        figure.rounds.stream().map(DifferenceFigure::title).toList(), "difference in Dice", TEXT),
                rows);
        page.figure(
                bars.extent(),
                "Difference in Dice to " + first + " by data set",
                "To the right of zero a model answers better than " + first
                        + ". Means over objects, each compared with itself; whiskers are 95 % intervals of the difference.",
                bars::draw);
    }

    private static String title(int round) {
        return round == 0 ? "First answer" : "Round " + round;
    }

    private RowBars.Row row(String dataset) {
        List<List<RowBars.Bar>> panels =
                rounds.stream().map(round -> bars(dataset, round)).toList();
        return new RowBars.Row(Names.dataset(dataset), dataset.equals(Summary.ALL), panels);
    }

    private List<RowBars.Bar> bars(String dataset, int round) {
        List<RowBars.Bar> bars = new ArrayList<>();
        IntStream.range(1, findings.models().size()).forEach(model -> {
            Optional<Estimate> found = findings.difference(findings.models().get(model), dataset, protocol, round);
            found.ifPresent(dice -> bars.add(new RowBars.Bar(
                    model, dice.mean(), Optional.of(dice.interval()), Numbers.difference(dice.mean()))));
        });
        return bars;
    }
}
