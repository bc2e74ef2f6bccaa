package dev.margo.cli;

import dev.margo.cli.Evaluate3dRun.Evaluated;
import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.volume.VolumeMeasure;
import dev.margo.evaluate.volume.VolumePlan;
import dev.margo.evaluate.volume.VolumeProtocol;
import dev.margo.evaluate.volume.VolumeReplay;
import dev.margo.evaluate.volume.VolumeScore;
import dev.margo.evaluate.volume.VolumeSubject;
import dev.margo.evaluate.volume.VolumeSummary;
import dev.margo.evaluate.volume.VolumesFile;
import dev.margo.mask.Mask;
import dev.margo.report.CarriedModel;
import dev.margo.report.Example;
import dev.margo.report.ReportData;
import dev.margo.report.VolumeExample;
import dev.margo.report.VolumeReport;
import dev.margo.report.VolumeReportData;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers what the page {@code report.html} tells of volumes. Examples are carried again, as an evaluation keeps no masks.
 *
 * @param shows whether it shows examples
 */
record Evaluate3dReport(Console console, Path out, EvaluateModelOptions options, boolean shows) {

    /** @param typed the command line */
    void write(List<Evaluated> evaluated, List<SampleSource> sources, List<String> typed) throws IOException {
        List<CarriedModel> models = new ArrayList<>();
        List<VolumeExample> examples = new ArrayList<>();
        for (Evaluated one : evaluated) {
            models.add(new CarriedModel(
                    one.model().name(),
                    one.fingerprint(),
                    Optional.of("SHA-256 " + one.sha256()),
                    one.result().summary()));
            if (shows) {
                examples.addAll(examples(one, sources));
            }
        }
        VolumeReportData data = new VolumeReportData(
                EvaluationReport.title(models.stream().map(CarriedModel::name).toList()),
                models,
                EvaluationReport.datasets(evaluated.get(0).result().datasets()),
                examples,
                new ReportData.Reproduction("margo " + String.join(" ", typed), settings(evaluated)));
        Path file = out.resolve(EvaluationReport.FILE);
        Interruption.guard(file, () -> VolumeReport.write(file, data));
    }

    /** Of the best settings: the best, the median and the worst object of every data set. */
    private List<VolumeExample> examples(Evaluated one, List<SampleSource> sources) throws IOException {
        List<VolumeExample.Choice> chosen = VolumeExample.choose(
                VolumesFile.read(out.resolve(one.model().name()).resolve("volumes.csv")), best(one));
        List<VolumeExample> examples = new ArrayList<>();
        try (Segmenter segmenter = options.load(one.model());
                TemporaryFolder slices = TemporaryFolder.of("margo-slices");
                Progress progress =
                        Progress.of(console, one.model().name() + ", examples", chosen.size(), " objects", 1)) {
            VolumeReplay replay = new VolumeReplay(
                    one.plan(), VolumeSubject.of(one.model().name(), segmenter, slices.path()), sources);
            for (VolumeExample.Choice choice : chosen) {
                replay.of(choice.score())
                        .ifPresent(seen -> examples.add(new VolumeExample(
                                one.model().name(),
                                choice.rank(),
                                choice.score(),
                                slices(seen, choice.score().place().middle()))));
                progress.step();
            }
        }
        return examples;
    }

    /** The settings of the highest mean Dice, from the first start, on the last data set or, if there are several, of all. */
    private static VolumeScore.Turn best(Evaluated one) {
        VolumeProtocol first = one.plan().protocols().get(0);
        List<VolumeSummary.Row> rows = one.result().summary().rows();
        return rows.stream()
                .filter(row -> row.dataset().equals(rows.get(rows.size() - 1).dataset())
                        && row.turn().start().equals(first.startLabel()))
                .max(Comparator.comparingDouble(
                        row -> row.estimates().get(VolumeMeasure.DICE).mean()))
                .map(VolumeSummary.Row::turn)
                .orElse(new VolumeScore.Turn(first.startLabel(), first.label()));
    }

    private static List<VolumeExample.Slice> slices(VolumeReplay.Seen seen, int middle) {
        Set<Integer> reached = new TreeSet<>(seen.object().keySet());
        reached.addAll(seen.answer().keySet());
        Mask there = seen.object().get(middle);
        Mask nothing = Mask.empty(there.width(), there.height());
        return VolumeExample.slices(reached, middle).stream()
                .map(slice -> new VolumeExample.Slice(
                        slice,
                        new Example.Shown(
                                seen.pictures().picture(slice),
                                seen.object().getOrDefault(slice, nothing),
                                seen.answer().getOrDefault(slice, nothing),
                                slice == middle ? List.of(seen.prompt()) : List.of())))
                .toList();
    }

    private List<ReportData.Setting> settings(List<Evaluated> evaluated) {
        VolumePlan plan = evaluated.get(0).plan();
        List<ReportData.Setting> settings = new ArrayList<>();
        settings.add(new ReportData.Setting("versions", String.join(", ", new Version().getVersion())));
        settings.add(new ReportData.Setting("computing", options.describe()));
        settings.add(new ReportData.Setting("seed", Long.toString(plan.seed())));
        settings.add(new ReportData.Setting(
                "objects",
                "%s of at least %s voxels, started in the middle of their slices"
                        .formatted(
                                plan.objects().pieces() ? "connected pieces of an id" : "ids",
                                plan.objects().leastVoxels())));
        settings.add(new ReportData.Setting("NSD tolerance", "%s mm".formatted(plan.nsdToleranceMm())));
        for (Evaluated one : evaluated) {
            String model = evaluated.size() == 1 ? "" : one.model().name() + ", ";
            one.plan().protocols().stream()
                    .filter(protocol ->
                            protocol.start() == one.plan().protocols().get(0).start())
                    .forEach(protocol -> settings.add(new ReportData.Setting(
                            model + "settings " + protocol.label(), PresetFile.text(protocol.settings()))));
        }
        return settings;
    }
}
