package dev.margo.report;

import dev.margo.evaluate.Difference;
import dev.margo.evaluate.Estimate;
import dev.margo.evaluate.InscribedEllipse;
import dev.margo.evaluate.Measure;
import dev.margo.evaluate.Summary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Looks things up in what was found. Not every model need have every data set, protocol and round. */
final class Findings {
    private final ReportData data;

    Findings(ReportData data) {
        this.data = data;
    }

    /** Prompts to the target Dice: their mean, how sure it is if that is known, and the share of objects that miss it. */
    record Clicks(double prompts, Optional<Estimate.Interval> interval, double missed) {}

    List<EvaluatedModel> models() {
        return data.models();
    }

    List<String> modelNames() {
        return models().stream().map(EvaluatedModel::name).toList();
    }

    /** Labels of protocols, without the baseline's. */
    List<String> protocols() {
        return rounds().map(Summary.Round::protocol)
                .filter(protocol -> !protocol.equals(InscribedEllipse.LABEL))
                .distinct()
                .toList();
    }

    /** In the order of the report; without the mean of them. */
    List<String> datasets(String protocol) {
        Set<String> measured = new LinkedHashSet<>();
        rounds().filter(round -> round.protocol().equals(protocol))
                .map(Summary.Round::dataset)
                .filter(dataset -> !dataset.equals(Summary.ALL))
                .forEach(measured::add);
        Set<String> ordered = new LinkedHashSet<>();
        data.datasets().stream()
                .map(EvaluatedDataset::name)
                .filter(measured::contains)
                .forEach(ordered::add);
        ordered.addAll(measured);
        return List.copyOf(ordered);
    }

    /** What stands for all data sets: their mean, or the only one. */
    String overall(String protocol) {
        List<String> datasets = datasets(protocol);
        return datasets.size() == 1 ? datasets.get(0) : Summary.ALL;
    }

    /** All data sets and, if there are several, their mean. */
    List<String> datasetsAndMean(String protocol) {
        Set<String> all = new LinkedHashSet<>(datasets(protocol));
        all.add(overall(protocol));
        return List.copyOf(all);
    }

    /** Whether each model was asked on the same data sets. */
    boolean sameDatasetsForAll() {
        return models().stream()
                        .map(model -> model.summary().rounds().stream()
                                .map(Summary.Round::dataset)
                                .distinct()
                                .sorted()
                                .toList())
                        .distinct()
                        .count()
                < 2;
    }

    int lastRound(String protocol) {
        return rounds().filter(round -> round.protocol().equals(protocol))
                .mapToInt(Summary.Round::round)
                .max()
                .orElse(0);
    }

    Optional<Summary.Round> round(EvaluatedModel model, String dataset, String protocol, int number) {
        return model.summary().rounds().stream()
                .filter(round ->
                        round.dataset().equals(dataset) && round.protocol().equals(protocol) && round.round() == number)
                .findFirst();
    }

    Optional<Estimate> dice(EvaluatedModel model, String dataset, String protocol, int number) {
        return round(model, dataset, protocol, number)
                .map(round -> round.estimates().get(Measure.DICE));
    }

    /** Dice of the ellipse in the box; it does not depend on the model. */
    OptionalDouble ellipse(String dataset) {
        return models().stream()
                .flatMap(model -> dice(model, dataset, InscribedEllipse.LABEL, 0).stream())
                .mapToDouble(Estimate::mean)
                .findFirst();
    }

    Optional<Clicks> clicks(EvaluatedModel model, String dataset, String protocol) {
        List<Summary.Clicks> found = model.summary().clicks().stream()
                .filter(clicks -> clicks.protocol().equals(protocol)
                        && (dataset.equals(Summary.ALL) || clicks.dataset().equals(dataset)))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Estimate.Interval> interval =
                found.size() == 1 ? Optional.of(found.get(0).prompts().interval()) : Optional.empty();
        double prompts =
                found.stream().mapToDouble(c -> c.prompts().mean()).average().orElseThrow();
        double missed =
                found.stream().mapToDouble(Summary.Clicks::missed).average().orElseThrow();
        return Optional.of(new Clicks(prompts, interval, missed));
    }

    /** To the first model. */
    Optional<Estimate> difference(EvaluatedModel model, String dataset, String protocol, int number) {
        return model.toFirst().stream()
                .filter(difference -> difference.dataset().equals(dataset)
                        && difference.protocol().equals(protocol)
                        && difference.round() == number)
                .map(Difference::dice)
                .findFirst();
    }

    private Stream<Summary.Round> rounds() {
        return models().stream().flatMap(model -> model.summary().rounds().stream());
    }
}
