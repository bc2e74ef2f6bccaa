package dev.margo.report;

import dev.margo.evaluate.Estimate;
import java.util.Optional;

/** The figures behind the bars: Dice over all data sets, a line per model, a column per round. */
final class RoundTable {
    private RoundTable() {}

    /** Nothing for a single round: the scores tell it already. */
    static void write(Page page, Findings findings, String protocol) {
        int last = findings.lastRound(protocol);
        if (last == 0) {
            return;
        }
        String dataset = findings.overall(protocol);
        Markup out = page.out();
        page.beginTable("Dice by interaction round, " + Names.dataset(dataset), "Round 0 is the first answer.");
        out.open("thead").open("tr").element("th", "Model", "scope", "col", "class", "name");
        for (int round = 0; round <= last; round++) {
            out.element("th", Integer.toString(round), "scope", "col");
        }
        out.close().close().open("tbody");
        for (EvaluatedModel model : findings.models()) {
            out.open("tr").element("th", model.name(), "scope", "row", "class", "name");
            for (int round = 0; round <= last; round++) {
                writeCell(
                        out, findings, findings.dice(model, dataset, protocol, round), best(findings, protocol, round));
            }
            out.close();
        }
        out.close();
        page.endTable();
    }

    private static String best(Findings findings, String protocol, int round) {
        return findings.models().stream()
                .flatMap(model -> findings.dice(model, findings.overall(protocol), protocol, round).stream())
                .max((a, b) -> Double.compare(a.mean(), b.mean()))
                .map(dice -> Numbers.share(dice.mean()))
                .orElse("");
    }

    private static void writeCell(Markup out, Findings findings, Optional<Estimate> dice, String best) {
        out.open("td");
        String text = dice.map(found -> Numbers.share(found.mean())).orElse(Numbers.NONE);
        if (findings.models().size() > 1 && text.equals(best)) {
            Best.write(out, text);
        } else {
            out.text(text);
        }
        out.close();
    }
}
