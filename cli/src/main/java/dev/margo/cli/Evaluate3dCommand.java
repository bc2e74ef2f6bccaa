package dev.margo.cli;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.volume.VolumePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code margo evaluate3d}: how well models carry objects through volumes. */
@Command(
        name = "evaluate3d",
        header = "Measure how well models carry objects through labelled volumes.",
        description = {
            "",
            "Every object of the labels is started from one prompt in the middle of its slices, drawn from its label, and"
                    + " carried to the other slices as 'margo segment3d' does, once with each projection. What comes is scored"
                    + " as a whole: Dice, NSD, HD95 and ASSD by the volume's spacing. Two things that need no model are scored"
                    + " beside it: an ellipsoid in the box, and a cylinder that is told where the object ends.",
            "",
            "What is finished is kept in OUT. After Ctrl-C or a crash the same command goes on from there and ends with the"
                    + " same files. Data that have changed since are measured again; another model, or other settings, need"
                    + " another OUT.",
            ""
        },
        sortOptions = false,
        customSynopsis = {
            "margo evaluate3d --images DIR --masks DIR [-m MODEL...] --out OUT [OPTION...]",
            "       margo evaluate3d --table FILE [--root DIR] [-m MODEL...] --out OUT [OPTION...]"
        },
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Files in OUT:",
            "  report.html                all of it as one page for reading and printing: figures, tables, examples",
            "  summary.csv, summary.json  per model, data set, start and settings: mean, standard deviation and 95 %%",
            "                             interval of each measure",
            "  settings.json              settings, versions, hashes of models and data",
            "  MODEL/volumes.csv          a row per object, start and settings",
            "  MODEL/summary.md           as a table for people; MODEL/times.csv: how long slices took",
            "  MODEL/skipped.csv          files that could not be used, and why",
            "  MODEL/journal.csv          what is measured so far",
            "",
            "Examples:",
            "  margo evaluate3d --images mr/images --masks mr/masks --out results",
            "  margo evaluate3d --table splits.csv --manual-only --preset tuned.json --out results",
            "  margo evaluate3d --images i --masks m -m a=a.pth -m b=b.pth --projections box,mask -o out",
            "",
            "Definitions: docs/reference/evaluation.md."
        })
final class Evaluate3dCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            description = "Folder for the results, made if missing.")
    private Path out;

    @ArgGroup(validate = false, order = 1, heading = "%nVolumes; pictures among them are passed over:%n")
    private EvaluateDataOptions dataOptions = new EvaluateDataOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nModels:%n")
    private EvaluateModelOptions modelOptions = new EvaluateModelOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nProtocols:%n")
    private Evaluate3dProtocolOptions protocolOptions = new Evaluate3dProtocolOptions();

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        dataOptions.check();
        modelOptions.check();
        List<EvaluateModelOptions.Named> models = modelOptions.models();
        Map<String, VolumePlan> plans = protocolOptions.plans(models);
        TargetFile.requireNoFile("--out", out);
        Console console = common.console(false);
        List<SampleSource> sources = dataOptions.openVolumes(console);
        Files.createDirectories(out);
        List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
        try (EvaluateStop stop = EvaluateStop.of(console)) {
            new Evaluate3dRun(console, out, plans, modelOptions, dataOptions.examples()).run(models, sources, typed);
        } catch (InterruptedException e) {
            console.failed(EvaluateStop.WORDS);
            return Failure.INTERRUPTED;
        }
        return 0;
    }
}
