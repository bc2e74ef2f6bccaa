package dev.margo.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about a command line that cannot be understood: one line, with the nearest option or command. */
final class Misuse {
    private Misuse() {}

    static int report(ParameterException failure, PrintWriter err) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String hint = suggestion(failure).map(s -> "did you mean '%s'?".formatted(s)).orElse("see: %s --help".formatted(name));
        err.println("margo: %s; %s".formatted(OneLine.of(failure.getMessage()), hint));
        err.flush();
        return Failure.USAGE;
    }

    private static Optional<String> suggestion(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        CommandLine command = failure.getCommandLine();
        String typed = unmatched.getUnmatched().get(0).replaceAll("=.*", "");
        List<String> known = typed.startsWith("-")
                ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
                : List.copyOf(command.getSubcommands().keySet());
        return Nearest.to(typed, known);
    }
}
