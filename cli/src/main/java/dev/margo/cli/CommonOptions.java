package dev.margo.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command understands. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-q", "--quiet"},
            description = "No notes and no progress; errors are still told.")
    private boolean quiet;

    @Option(names = "--debug", description = "Print the stack trace of a failure.")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Where this command speaks. */
    Console console(boolean json) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet, json, debug);
    }
}
