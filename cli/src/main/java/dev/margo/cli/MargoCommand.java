package dev.margo.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command without a subcommand, which only helps. */
@Command(
        name = "margo",
        header = "Segment anything in medical images.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footer = {
            "",
            "Example:",
            "  margo segment scan.png --model sam_vit_b --box 112,80,190,161 --out mask.png",
            "",
            "Results go to standard output, progress and notes to standard error.",
            "Exit codes: 0 done, 1 a bug or a broken installation, 2 usage, 3 input or output file, 4 model, 130 interrupted.",
            "Margo is not a medical device and is not intended for clinical use."
        })
final class MargoCommand implements Runnable {
    /** In the order of the help. */
    static final List<Class<?>> SUBCOMMANDS = List.of(
            SegmentCommand.class,
            Segment3dCommand.class,
            Tune3dCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            ViewCommand.class,
            ModelsCommand.class,
            BenchCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            Evaluate3dCommand.class,
            AnnotateCommand.class,
            HelpCommand.class);

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
