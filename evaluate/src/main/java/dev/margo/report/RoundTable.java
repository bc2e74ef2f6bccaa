package dev.margo.report;

import dev.margo.evaluate.Estimate;
import java.util.List;
import java.util.Optional;

/** The figures behind the bars: Dice over all data sets, a line per model, a column per round. */
final class RoundTable {
    private static final int MOST = 9; // columns that fit on paper

    private RoundTable() {}

    /** Nothing for a single round: the scores tell it already. */
    static void write(Page page, Findings findings, String protocol) {
        int last = findings.lastRound(protocol);
        if (last == 0) {
            return;
        }
        String dataset = findings.overall(protocol);
        Markup out = page.out();
        List<Integer> rounds = Rounds.shown(last, MOST);
        page.beginTable(
                "Dice by interaction round, " + Names.inSentence(dataset),
                "Round 0 is the first answer." + Rounds.note(last, rounds));
        out.open("thead").open("tr").element("th", "Model", "scope", "col", "class", "name");
        for (int round : rounds) {
            out.element("th", Integer.toString(round), "scope", "col");
        }
        out.close().close().open("tbody");
        for (EvaluatedModel model : findings.models()) {
            out.open("tr").element("th", model.name(), "scope", "row", "class", "name");
            for (int round : rounds) {
                writeCell(out, findings.dice(model, dataset, protocol, round), best(findings, protocol, round));
            }
            out.close();
        }
        out.close();
        page.endTable();
    }

    /** The highest as it is printed; nothing where all look alike. */
    private static String best(Findings findings, String protocol, int round) {
        List<Double> means = findings.models().stream()
                .flatMap(model -> findings.dice(model, findings.overall(protocol), protocol, round).stream())
                .map(Estimate::mean)
                .toList();
        boolean alike = means.stream().map(Numbers::share).distinct().count() < 2;
        return alike ? "" : Numbers.share(means.stream().max(Double::compare).orElseThrow());
    }

    private static void writeCell(Markup out, Optional<Estimate> dice, String best) {
        out.open("td");
        String text = dice.map(found -> Numbers.share(found.mean())).orElse(Numbers.NONE);
        if (text.equals(best)) {
            Best.write(out, text);
        } else {
            out.text(text);
        }
        out.close();
    }
}
