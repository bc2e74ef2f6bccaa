package dev.margo.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** Puts the command together: its streams, and how failures of any kind become one line and an exit code. */
final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    private static CommandLine create(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new MargoCommand());
        needed(args).forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.AUTO));
        line.setParameterExceptionHandler((failure, given) -> Misuse.report(failure, err));
        line.setExecutionExceptionHandler((thrown, at, parsed) -> report(thrown, err, isDebug(parsed)));
        return line;
    }

    /** The one that comes first in {@code args}; all, where that is something else. Reading what all take needs 0.2 s. */
    private static List<Class<?>> needed(String... args) {
        List<Class<?>> named = MargoCommand.SUBCOMMANDS.stream()
                .filter(subcommand -> args.length > 0 && isCalled(subcommand, args[0]))
                .toList();
        return named.isEmpty() ? MargoCommand.SUBCOMMANDS : named;
    }

    /** Not {@code help}, which tells of the others. */
    private static boolean isCalled(Class<?> subcommand, String name) {
        return subcommand != HelpCommand.class
                && subcommand.getAnnotation(Command.class).name().equals(name);
    }

    /** Runs the command and returns the exit code; nothing is thrown. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return create(out, err, args).execute(args);
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
