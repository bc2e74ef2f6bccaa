package dev.margo.cli;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code margo evaluate}: how well models segment what they are asked for. */
@Command(
        name = "evaluate",
        header = "Measure how well models segment labelled pictures, prompted and corrected as a user would.",
        description = {
            "",
            "Every object of the masks is asked for: with a first prompt made from its mask, and then in rounds, each with"
                    + " clicks that correct the answer before. Every answer is scored. All models get the same first prompts and"
                    + " the same chance. An ellipse in the tight box is scored beside them, as what needs no model.",
            "",
            "What is finished is kept in OUT. After Ctrl-C or a crash the same command goes on from there and ends with the"
                    + " same files. Data that have changed since are measured again; another model, or other settings, need"
                    + " another OUT.",
            ""
        },
        sortOptions = false,
        customSynopsis = {
            "margo evaluate --images DIR --masks DIR [-m MODEL...] --out OUT [OPTION...]",
            "       margo evaluate --table FILE [--root DIR] [-m MODEL...] --out OUT [OPTION...]",
            "       margo evaluate --config FILE --out OUT [OPTION...]"
        },
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Files in OUT:",
            "  report.html                all of it as one page for reading and printing: figures, tables, examples",
            "  summary.csv, summary.json  per model, data set, protocol and round: mean, standard deviation and 95 %%",
            "                             interval of each measure; prompts to a Dice of 0.90",
            "  settings.json              settings, versions, hashes of models and data",
            "  config.yaml                what was asked for; --config OUT/config.yaml asks for the same again",
            "  MODEL/rounds.csv           a row per object and round",
            "  MODEL/summary.md           as a table for people; MODEL/times.csv: how long answers took",
            "  MODEL/skipped.csv          files that could not be used, and why",
            "  MODEL/objects.csv, MODEL/correlations.csv   of --study: attributes of objects, and how they go with Dice",
            "  MODEL/released.csv         of --released-quirks",
            "  MODEL/journal.csv          what is measured so far",
            "",
            "Examples:",
            "  margo evaluate --images heart/images --masks heart/masks --out results",
            "  margo evaluate --images i --masks m -m sam_vit_b -m mine=runs/heart/best.safetensors --out results",
            "  margo evaluate --table splits.csv --manual-only --nsd 2 --repeats 3 --out results",
            "  margo evaluate --images i --masks m --start point --rule centre --corrections 19 --out clicks",
            "  margo evaluate --table splits.csv --study --everything 32 -m sam_vit_b --out study",
            "  margo evaluate --config study/config.yaml --seed 1 --out again",
            "",
            "Definitions: docs/reference/evaluation.md."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            description = "Folder for the results, made if missing.")
    private Path out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in YAML: names of the options below without the dashes, and their values. Options come"
                            + " before what it says.")
    private Optional<Path> config = Optional.empty();

    @ArgGroup(validate = false, order = 1, heading = "%nPictures:%n")
    private EvaluateDataOptions dataOptions = new EvaluateDataOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nModels:%n")
    private EvaluateModelOptions modelOptions = new EvaluateModelOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nProtocols:%n")
    private EvaluateProtocolOptions protocolOptions = new EvaluateProtocolOptions();

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
        return config.isPresent() ? completed(config.get()).run(typed) : run(typed);
    }

    /** This command with what {@code file} says besides. */
    private EvaluateCommand completed(Path file) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--out=" + out));
        arguments.addAll(new EvaluateConfig(spec).completed(spec.commandLine().getParseResult(), file));
        EvaluateCommand whole = new EvaluateCommand();
        try {
            new CommandLine(whole).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException("%s: %s".formatted(file, e.getMessage()), e);
        }
        whole.common = common;
        return whole;
    }

    private int run(List<String> typed) throws IOException {
        dataOptions.check();
        modelOptions.check();
        EvaluationPlan plan = protocolOptions.plan();
        List<EvaluateModelOptions.Named> models = modelOptions.models();
        TargetFile.requireNoFile("--out", out);
        List<SampleSource> sources = dataOptions.open();
        Files.createDirectories(out);
        Console console = common.console(false);
        try (EvaluateStop stop = EvaluateStop.of(console)) {
            new EvaluateRun(console, out, plan, modelOptions, dataOptions.examples()).run(models, sources, typed);
            writeConfig();
        } catch (InterruptedException e) {
            console.failed(EvaluateStop.WORDS);
            return Failure.INTERRUPTED;
        }
        return 0;
    }

    private void writeConfig() throws IOException {
        Path file = out.resolve(EvaluateConfig.FILE);
        String text = new EvaluateConfig(spec).text(spec.commandLine().getParseResult());
        Interruption.guard(file, () -> AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8)));
    }
}
