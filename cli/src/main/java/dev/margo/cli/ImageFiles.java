package dev.margo.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** The images that are meant, also where the shell left a pattern such as {@code scans/*.png} for us. */
final class ImageFiles {
    private ImageFiles() {}

    /**
     * The files in the order given, those of a pattern by name; each once.
     *
     * @throws IOException if a pattern fits no file
     */
    static List<Path> expand(List<String> given) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (String text : given) {
            if (isPattern(text)) {
                files.addAll(matching(text));
            } else {
                files.add(Path.of(text)); // a folder may be a series
            }
        }
        return List.copyOf(files);
    }

    private static boolean isPattern(String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        return name.matches(".*[*?\\[{].*") && !new File(text).exists();
    }

    private static List<Path> matching(String text) throws IOException {
        int slash = text.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "" : text.substring(0, slash + 1));
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, text.substring(slash + 1))) {
                entries.forEach(entry -> {
                    if (Files.isRegularFile(entry)) {
                        found.add(entry);
                    }
                });
            } catch (PatternSyntaxException e) {
                throw new UsageException("'%s' is not a file pattern: %s".formatted(text, e.getDescription()), e);
            }
        }
        if (found.isEmpty()) {
            throw new NoSuchFileException(text);
        }
        found.sort(null);
        return found;
    }
}
