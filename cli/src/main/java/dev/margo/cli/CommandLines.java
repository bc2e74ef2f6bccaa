package dev.margo.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Puts the command together: its streams, and how failures of any kind become one line and an exit code. */
final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    private static CommandLine create(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new MargoCommand());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.AUTO));
        line.setParameterExceptionHandler((failure, args) -> Misuse.report(failure, err));
        line.setExecutionExceptionHandler((thrown, at, parsed) -> report(thrown, err, isDebug(parsed)));
        return line;
    }

    /** Runs the command and returns the exit code; nothing is thrown. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return create(out, err).execute(args);
        } catch (Throwable thrown) { // picocli passes errors on, such as too little memory
            return report(thrown, err, Arrays.asList(args).contains("--debug"));
        }
    }

    private static int report(Throwable thrown, PrintWriter err, boolean debug) {
        Failure failure = Failure.of(thrown);
        err.println("margo: " + failure.line());
        if (debug) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return failure.exitCode();
    }

    /** Whether any command on the way to the innermost one was given {@code --debug}. */
    private static boolean isDebug(ParseResult parsed) {
        for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            if (at.hasMatchedOption("--debug")) {
                return true;
            }
        }
        return false;
    }
}
