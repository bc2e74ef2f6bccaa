package dev.margo.annotate.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the scripts of {@code src/test/browser} in node. */
final class NodeScript {
    static final Path FOLDER = Path.of("src/test/browser").toAbsolutePath();
    private static final long MOST_MINUTES = 15;

    /** How a script ended. */
    record Outcome(int exitCode, String output) {}

    private NodeScript() {}

    static Optional<Path> node() {
        return onPath("node");
    }

    static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    /** @param output takes what the script says */
    static Outcome run(Path output, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(node().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return new Outcome(-1, "no end after " + MOST_MINUTES + " minutes; " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
