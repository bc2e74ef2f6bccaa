package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A {@link Summary} as text. */
final class SummaryTables {
    private static final String NUMBERS = "count,left_out,mean,sd,sd_of_repeats,low,high";

    private SummaryTables() {}

    /** All but the times: a row per data set, protocol, round and measure; then the prompts to the target. */
    static String csv(Summary summary) {
        StringBuilder table =
                new StringBuilder("dataset,protocol,round,measure," + NUMBERS + ",remaining_error,missed\n");
        for (Summary.Round round : summary.rounds()) {
            for (Measure measure : Measure.values()) {
                if (measure != Measure.MILLISECONDS && round.estimates().containsKey(measure)) {
                    OptionalDouble error = measure == Measure.DICE ? round.remainingError() : OptionalDouble.empty();
                    List<String> fields = fields(round, measure);
                    fields.addAll(List.of(Csv.number(error), ""));
                    table.append(Csv.line(fields)).append('\n');
                }
            }
        }
        for (Summary.Clicks clicks : summary.clicks()) {
            List<String> fields =
                    new ArrayList<>(List.of(clicks.dataset(), clicks.protocol(), "", "prompts_to_dice_0.90"));
            fields.addAll(numbers(clicks.prompts()));
            fields.addAll(List.of("", Double.toString(clicks.missed())));
            table.append(Csv.line(fields)).append('\n');
        }
        return table.toString();
    }

    /** How long answers took, in milliseconds. */
    static String timesCsv(Summary summary) {
        return "dataset,protocol,round,measure," + NUMBERS + "\n"
                + summary.rounds().stream()
                        .filter(round -> round.estimates().containsKey(Measure.MILLISECONDS))
                        .map(round -> Csv.line(fields(round, Measure.MILLISECONDS)) + "\n")
                        .collect(Collectors.joining());
    }

    private static List<String> fields(Summary.Round round, Measure measure) {
        List<String> fields = new ArrayList<>(
                List.of(round.dataset(), round.protocol(), Integer.toString(round.round()), measure.label()));
        fields.addAll(numbers(round.estimates().get(measure)));
        return fields;
    }

    private static List<String> numbers(Estimate estimate) {
        return List.of(
                Long.toString(estimate.count()),
                Long.toString(estimate.leftOut()),
                Double.toString(estimate.mean()),
                Csv.number(estimate.sd()),
                Csv.number(estimate.sdOfRepeats()),
                Double.toString(estimate.interval().low()),
                Double.toString(estimate.interval().high()));
    }

    /** Per protocol, a line per data set: the first and the last round, and what an ellipse gets. */
    static String markdown(Summary summary) {
        Map<String, Map<String, List<Summary.Round>>> protocols = new LinkedHashMap<>();
        summary.rounds()
                .forEach(round -> protocols
                        .computeIfAbsent(round.protocol(), protocol -> new LinkedHashMap<>())
                        .computeIfAbsent(round.dataset(), dataset -> new ArrayList<>())
                        .add(round));
        Map<String, List<Summary.Round>> ellipses = protocols.remove(InscribedEllipse.LABEL);
        StringBuilder text = new StringBuilder();
        protocols.forEach((protocol, datasets) -> {
            text.append("## %s%n%n".formatted(protocol).replace("\r", ""));
            text.append("| data set | objects | ellipse Dice | first Dice | error left | last Dice | error left |"
                    + " prompts to Dice 0.90 | never |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
            datasets.forEach((dataset, rounds) ->
                    text.append(line(rounds, ellipses.get(dataset).get(0), clicks(summary, protocol, dataset))));
            text.append('\n');
        });
        return text
                + "Dice: mean over objects, and what 95 % of bootstrap samples of the images lie within. Error left: the share"
                + " of the error of an ellipse in the tight box.\n";
    }

    private static String clicks(Summary summary, String protocol, String dataset) {
        return summary.clicks().stream()
                .filter(clicks ->
                        clicks.protocol().equals(protocol) && clicks.dataset().equals(dataset))
                .map(clicks -> "%s | %s"
                        .formatted(rounded(clicks.prompts().mean(), 1), percent(OptionalDouble.of(clicks.missed()))))
                .findFirst()
                .orElse(" | ");
    }

    private static String line(List<Summary.Round> rounds, Summary.Round ellipse, String clicks) {
        Summary.Round first = rounds.get(0);
        Summary.Round last = rounds.get(rounds.size() - 1);
        Estimate dice = first.estimates().get(Measure.DICE);
        return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        first.dataset().replace("|", "\\|"),
                        first.dataset().equals(Summary.ALL) ? "" : dice.count(),
                        rounded(ellipse.estimates().get(Measure.DICE).mean(), 3),
                        withInterval(dice),
                        percent(first.remainingError()),
                        withInterval(last.estimates().get(Measure.DICE)),
                        percent(last.remainingError()),
                        clicks)
                .replace("\r", "");
    }

    private static String withInterval(Estimate estimate) {
        return "%s (%s–%s)"
                .formatted(
                        rounded(estimate.mean(), 3),
                        rounded(estimate.interval().low(), 3),
                        rounded(estimate.interval().high(), 3));
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? rounded(100 * share.getAsDouble(), 0) + " %" : "";
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
