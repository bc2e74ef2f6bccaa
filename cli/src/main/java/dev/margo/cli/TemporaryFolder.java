package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for this run, taken away with all that is in it at its end, also on Ctrl-C. */
record TemporaryFolder(Path path, Thread cleaner) implements AutoCloseable {

    static TemporaryFolder of(String name) throws IOException {
        Path folder = Files.createTempDirectory(name);
        Thread cleaner = new Thread(() -> remove(folder), name + "-cleanup");
        Runtime.getRuntime().addShutdownHook(cleaner);
        return new TemporaryFolder(folder, cleaner);
    }

    private static void remove(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // a folder for temporary files; the system takes away what is left
        }
    }

    @Override
    public void close() {
        if (Runtime.getRuntime().removeShutdownHook(cleaner)) {
            cleaner.run();
        }
    }
}
