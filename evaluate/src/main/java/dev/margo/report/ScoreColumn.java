package dev.margo.report;

import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.Measure;
import dev.margo.evaluate.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * A column of a table of scores.
 *
 * @param over what it stands under together with its neighbours
 * @param heading its own
 * @param better which values are the best
 * @param content what stands in it
 */
record ScoreColumn(String over, String heading, Better better, Content content) {
    private static final int SHARE = 3;

    /** Models are compared within a group: a data set and a protocol. */
    record Group(String heading, String dataset, String protocol) {}

    /**
     * @param value to compare by
     * @param text as it is printed
     * @param below in small letters; may be empty
     */
    record Cell(double value, String text, String below) {}

    enum Better {
        HIGHER,
        LOWER,
        NEITHER;

        /** Text of the best cells, of which several may look alike; nothing where all do, or there is one. */
        Optional<String> best(List<Cell> cells) {
            if (this == NEITHER || cells.stream().map(Cell::text).distinct().count() < 2) {
                return Optional.empty();
            }
            return cells.stream()
                    .filter(cell -> Double.isFinite(cell.value))
                    .max((a, b) -> this == HIGHER ? Double.compare(a.value, b.value) : Double.compare(b.value, a.value))
                    .map(Cell::text);
        }
    }

    @FunctionalInterface
    interface Content {
        Optional<Cell> of(EvaluatedModel model, Group group);
    }

    /** All that have something in one of the groups. */
    static List<ScoreColumn> of(Findings findings, List<Group> groups) {
        int longest = groups.stream()
                .mapToInt(group -> findings.lastRound(group.protocol))
                .max()
                .orElse(0);
        boolean alike = groups.stream().allMatch(group -> findings.lastRound(group.protocol) == longest);
        ToIntFunction<Group> lastRound = group -> findings.lastRound(group.protocol);
        String last = longest == 0 ? "Answer" : alike ? "Round " + longest : "Last round";
        List<ScoreColumn> all = new ArrayList<>();
        if (longest > 0) {
            addDice(all, findings, "First answer", group -> 0);
        }
        addDice(all, findings, last, lastRound);
        all.add(new ScoreColumn(
                last,
                "NSD",
                Better.HIGHER,
                (model, group) -> estimate(findings, model, group, Measure.NSD).map(nsd -> cell(nsd, SHARE))));
        all.add(new ScoreColumn(
                last,
                "HD95",
                Better.LOWER,
                (model, group) -> estimate(findings, model, group, Measure.HD95).map(distance -> cell(distance, 1))));
        all.add(new ScoreColumn(
                last,
                "time, ms",
                Better.NEITHER,
                (model, group) -> estimate(findings, model, group, Measure.MILLISECONDS)
                        .map(time -> new Cell(time.mean(), Numbers.fixed(time.mean(), 0), ""))));
        addClicks(all, findings, longest);
        all.removeIf(column -> column.isEmpty(findings, groups));
        return List.copyOf(all);
    }

    private static void addDice(List<ScoreColumn> all, Findings findings, String over, ToIntFunction<Group> round) {
        all.add(new ScoreColumn(
                over,
                "Dice",
                Better.HIGHER,
                (model, group) -> findings.dice(model, group.dataset, group.protocol, round.applyAsInt(group))
                        .map(dice -> cell(dice, SHARE))));
        all.add(new ScoreColumn(
                over,
                "error left",
                Better.NEITHER,
                (model, group) -> findings.round(model, group.dataset, group.protocol, round.applyAsInt(group))
                        .filter(found -> found.remainingError().isPresent())
                        .map(found -> percent(found.remainingError()))));
    }

    private static void addClicks(List<ScoreColumn> all, Findings findings, int longest) {
        String target = Numbers.fixed(Summary.TARGET_DICE, 2);
        String over = "Prompts to " + target;
        if (longest > 0) {
            all.add(new ScoreColumn(
                    over,
                    "mean",
                    Better.LOWER,
                    (model, group) -> findings.clicks(model, group.dataset, group.protocol)
                            .map(clicks -> new Cell(
                                    clicks.prompts(),
                                    Numbers.fixed(clicks.prompts(), 1),
                                    clicks.interval()
                                            .map(i -> Numbers.interval(i, 1))
                                            .orElse("")))));
        }
        String missed = longest > 0 ? "never" : "Dice < " + target;
        all.add(new ScoreColumn(
                longest > 0 ? over : "Answer",
                missed,
                Better.NEITHER,
                (model, group) -> findings.clicks(model, group.dataset, group.protocol)
                        .map(clicks -> percent(OptionalDouble.of(clicks.missed())))));
    }

    private static Optional<Estimate> estimate(Findings findings, EvaluatedModel model, Group group, Measure measure) {
        return findings.round(model, group.dataset, group.protocol, findings.lastRound(group.protocol))
                .map(round -> round.estimates().get(measure));
    }

    static Cell cell(Estimate estimate, int digits) {
        return new Cell(
                estimate.mean(), Numbers.fixed(estimate.mean(), digits), Numbers.interval(estimate.interval(), digits));
    }

    private static Cell percent(OptionalDouble share) {
        return new Cell(share.getAsDouble(), Numbers.percent(share), "");
    }

    private boolean isEmpty(Findings findings, List<Group> groups) {
        return groups.stream()
                .noneMatch(group -> findings.models().stream()
                        .anyMatch(model -> content.of(model, group).isPresent()));
    }
}
