package dev.margo.cli;

import dev.margo.zoo.NearestName;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about a command line that cannot be understood: one line, with the nearest option or command. */
final class Misuse {
    private Misuse() {}

    static int report(ParameterException failure, PrintWriter err) {
        CommandLine command = failure.getCommandLine();
        List<String> unmatched = unmatched(failure);
        err.println("margo: "
                + (unmatched.isEmpty()
                        ? "%s; see: %s --help"
                                .formatted(
                                        OneLine.of(failure.getMessage()),
                                        command.getCommandSpec().qualifiedName())
                        : unknown(command, OneLine.of(unmatched.get(0)))));
        err.flush();
        return Failure.USAGE;
    }

    /** What nothing was known to do with: the likeliest cause also where something else is missing. */
    private static List<String> unmatched(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched()
                : failure.getCommandLine().getUnmatchedArguments();
    }

    private static String unknown(CommandLine command, String argument) {
        String typed = argument.replaceAll("=.*", "");
        boolean option = typed.startsWith("-");
        Collection<String> known = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String kind = option ? "option" : known.isEmpty() ? "argument" : "command";
        String name = command.getCommandSpec().qualifiedName();
        String hint = NearestName.to(typed, known)
                .map(word -> "did you mean '%s'?".formatted(word))
                .orElse("see: %s --help".formatted(name));
        return "unknown %s '%s' for %s; %s".formatted(kind, typed, name, hint);
    }
}
