package dev.margo.cli;

import dev.margo.testkit.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the command in this process, as {@code Main} does. */
record Cli(int exitCode, String out, String err) {
    static final Path IMAGE = Golden.path("sam_tiny/image.png"); // 250 x 180
    static final Path MODEL = Golden.path("sam_tiny/sam_tiny.pth");

    static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLines.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Cli(exitCode, out.toString(), err.toString());
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    List<String> outLines() {
        return out.lines().toList();
    }
}
