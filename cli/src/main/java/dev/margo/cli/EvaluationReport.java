package dev.margo.cli;

import dev.margo.cli.EvaluateRun.Evaluated;
import dev.margo.evaluate.Attribute;
import dev.margo.evaluate.AttributeCorrelation;
import dev.margo.evaluate.Difference;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.evaluate.EvaluationResult;
import dev.margo.evaluate.RoundScore;
import dev.margo.evaluate.RoundsFile;
import dev.margo.report.EvaluatedDataset;
import dev.margo.report.EvaluatedModel;
import dev.margo.report.Example;
import dev.margo.report.ObjectAttribute;
import dev.margo.report.Report;
import dev.margo.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what the page {@code report.html} tells. */
record EvaluationReport(Path out, EvaluationPlan plan, EvaluateModelOptions options) {
    static final String FILE = "report.html";

    /** @param typed the command line */
    void write(List<Evaluated> evaluated, List<String> typed) throws IOException {
        List<EvaluatedModel> models = new ArrayList<>();
        List<Example> examples =
                evaluated.stream().flatMap(one -> one.examples().stream()).toList();
        List<RoundScore> base = List.of();
        for (Evaluated one : evaluated) {
            List<RoundScore> scores =
                    RoundsFile.read(out.resolve(one.model().name()).resolve("rounds.csv"));
            List<Difference> toFirst = models.isEmpty() ? List.of() : Difference.between(base, scores, plan.seed());
            base = models.isEmpty() ? scores : base;
            models.add(new EvaluatedModel(
                    one.model().name(),
                    one.fingerprint(),
                    Optional.of("SHA-256 " + one.sha256()),
                    one.result().summary(),
                    toFirst));
        }
        ReportData data = new ReportData(
                title(models.stream().map(EvaluatedModel::name).toList()),
                models,
                datasets(evaluated.get(0).result().datasets()),
                new ReportData.SingleObjects(attributes(evaluated), examples),
                new ReportData.Reproduction("margo " + String.join(" ", typed), settings()));
        Path file = out.resolve(FILE);
        Interruption.guard(file, () -> Report.write(file, data));
    }

    static String title(List<String> models) {
        return "Evaluation of " + String.join(", ", models);
    }

    static List<EvaluatedDataset> datasets(List<EvaluationResult.Dataset> measured) {
        return measured.stream()
                .map(set -> new EvaluatedDataset(
                        set.name(), set.images(), set.objects(), "SHA-256 " + set.hash(), Optional.empty()))
                .toList();
    }

    private static List<ObjectAttribute> attributes(List<Evaluated> evaluated) {
        List<ObjectAttribute> attributes = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            List<ObjectAttribute.Scatter> scatters = new ArrayList<>();
            for (Evaluated one : evaluated) {
                String all = all(one.result().correlations());
                one.result().correlations().stream()
                        .filter(found -> found.attribute() == attribute
                                && found.dataset().equals(all))
                        .forEach(found -> scatters.add(scatter(one.model().name(), found)));
            }
            if (!scatters.isEmpty()) {
                attributes.add(new ObjectAttribute(attribute.label().replace('_', ' '), attribute.unit(), scatters));
            }
        }
        return attributes;
    }

    private static ObjectAttribute.Scatter scatter(String model, AttributeCorrelation found) {
        return new ObjectAttribute.Scatter(
                model,
                found.protocol(),
                found.objects().stream()
                        .map(point -> new ObjectAttribute.Place(point.value(), point.dice()))
                        .toList(),
                found.rho(),
                found.partialRho());
    }

    /** What stands for all objects: the only data set that has some, or all of them together. */
    private static String all(List<AttributeCorrelation> correlations) {
        List<String> datasets = correlations.stream()
                .map(AttributeCorrelation::dataset)
                .distinct()
                .toList();
        return datasets.size() == 1 ? datasets.get(0) : AttributeCorrelation.ALL;
    }

    private List<ReportData.Setting> settings() {
        List<ReportData.Setting> settings = new ArrayList<>();
        settings.add(new ReportData.Setting("versions", String.join(", ", new Version().getVersion())));
        settings.add(new ReportData.Setting("computing", options.describe()));
        settings.add(new ReportData.Setting("seed", Long.toString(plan.seed())));
        settings.add(new ReportData.Setting(
                "objects",
                "%s of at least %s px%s"
                        .formatted(
                                plan.objects().pieces() ? "connected pieces of an id" : "ids",
                                plan.objects().leastArea(),
                                plan.objects().mostPerPicture() == Integer.MAX_VALUE
                                        ? ""
                                        : ", at most %s per picture, drawn by lot"
                                                .formatted(plan.objects().mostPerPicture()))));
        plan.nsdToleranceMm()
                .ifPresent(mm -> settings.add(new ReportData.Setting(
                        "NSD tolerance", String.format(Locale.ROOT, "%s mm; px where pictures have no spacing", mm))));
        plan.protocols()
                .forEach(protocol -> settings.add(new ReportData.Setting(
                        "protocol " + protocol.label(),
                        "%s corrections, %s repeats".formatted(protocol.corrections(), protocol.repeats()))));
        return settings;
    }
}
