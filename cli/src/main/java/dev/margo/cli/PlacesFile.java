package dev.margo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.margo.mask.Vertex;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Scribble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawn line in a file: {@code x,y} per line, or a JSON array of {@code [x, y]}. In text, empty lines and what
 * follows {@code #} are skipped, and a first line {@code +} or {@code -} labels a scribble.
 */
final class PlacesFile {
    private final Path file;
    private final List<Vertex> places = new ArrayList<>();
    private Label label;

    private PlacesFile(Path file) {
        this.file = file;
    }

    static Prompt scribble(Path file) throws IOException {
        PlacesFile read = read(file);
        Label label = read.label == null ? Label.FOREGROUND : read.label;
        return UsageException.about(file, () -> new Scribble(read.places, label));
    }

    static Prompt lasso(Path file) throws IOException {
        PlacesFile read = read(file);
        if (read.label != null) {
            throw new UsageException("%s: a lasso has no label, found '+' or '-' in its first line".formatted(file));
        }
        return UsageException.about(file, () -> new Lasso(read.places));
    }

    private static PlacesFile read(Path file) throws IOException {
        PlacesFile read = new PlacesFile(file);
        String text = TextFile.read(file);
        if (text.stripLeading().startsWith("[")) {
            JsonNode root = JsonFile.parse(file, text);
            UsageException.about(file, () -> read.places.addAll(PromptJson.places(root, "the array")));
        } else {
            read.addLines(text.lines().toList());
        }
        return read;
    }

    private void addLines(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceAll("#.*", "").strip();
            String where = "%s: line %s".formatted(file, i + 1);
            if (line.equals("+") || line.equals("-")) {
                setLabel(line, where);
            } else if (!line.isEmpty()) {
                places.add(UsageException.about(where, () -> place(line)));
            }
        }
    }

    private void setLabel(String line, String where) {
        if (label != null || !places.isEmpty()) {
            throw new UsageException("%s: '%s' after places or another label; one scribble per file, label first"
                    .formatted(where, line));
        }
        label = PromptText.label(line);
    }

    private static Vertex place(String line) {
        double[] xy = Numbers.parse(line.replaceAll("\\s*[,;\\t ]\\s*", ","), "x,y", 2);
        return new Vertex(xy[0], xy[1]);
    }
}
