package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a command that evaluates has written. */
final class WrittenResults {
    private WrittenResults() {}

    /** Every file but the times, and the journal and the report, which have them. */
    static Map<String, String> content(Path out) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!List.of("times.csv", "journal.csv", "report.html").contains(name)) {
                    content.put(out.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return content;
    }
}
