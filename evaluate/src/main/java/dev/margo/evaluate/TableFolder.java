package dev.margo.evaluate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The folder that results are written into; each file appears whole or not at all. */
public record TableFolder(Path folder) {
    /** Writes lines as they come up. */
    @FunctionalInterface
    public interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    /** Creates or replaces {@code name}. */
    public void write(String name, Content content) throws IOException {
        Path path = folder.resolve(name);
        Path temporary = path.resolveSibling("." + name + ".tmp");
        try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
            content.writeTo(out);
        }
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same, with lines that are there. */
    public void write(String name, List<String> lines) throws IOException {
        write(name, out -> {
            for (String line : lines) {
                out.write(line + "\n");
            }
        });
    }

    /** {@code skipped.csv}. */
    public void writeSkipped(List<EvaluationResult.Skipped> files) throws IOException {
        List<String> lines = new ArrayList<>(List.of("dataset,file,reason"));
        files.forEach(file -> lines.add(Csv.line(List.of(file.dataset(), file.file(), file.reason()))));
        write("skipped.csv", lines);
    }
}
