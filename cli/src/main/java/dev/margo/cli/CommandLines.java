package dev.margo.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Puts the command together: its streams, and how failures of any kind become one line and an exit code. */
final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    static CommandLine create(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new MargoCommand());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.AUTO));
        line.setParameterExceptionHandler((failure, args) -> Misuse.report(failure, err));
        line.setExecutionExceptionHandler(CommandLines::report);
        return line;
    }

    private static int report(Exception thrown, CommandLine line, ParseResult parsed) {
        Failure failure = Failure.of(thrown);
        line.getErr().println("margo: " + failure.line());
        if (isDebug(parsed)) {
            thrown.printStackTrace(line.getErr());
        }
        line.getErr().flush();
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
