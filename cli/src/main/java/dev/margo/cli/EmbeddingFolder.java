package dev.margo.cli;

import dev.margo.segment.EmbeddingCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the embeddings of a volume's slices are kept: in the cache that was asked for, or in a folder for this run. */
final class EmbeddingFolder implements AutoCloseable {
    private final EmbeddingCache cache;
    private final Optional<Thread> cleaner; // takes the folder of this run away, also on Ctrl-C

    private EmbeddingFolder(EmbeddingCache cache, Optional<Thread> cleaner) {
        this.cache = cache;
        this.cleaner = cleaner;
    }

    static EmbeddingFolder of(ModelOptions options) throws IOException {
        Optional<EmbeddingCache> asked = options.cache();
        if (asked.isPresent()) {
            return new EmbeddingFolder(asked.get(), Optional.empty());
        }
        Path folder = Files.createTempDirectory("margo-slices");
        Thread cleaner = new Thread(() -> remove(folder), "margo-slices-cleanup");
        Runtime.getRuntime().addShutdownHook(cleaner);
        return new EmbeddingFolder(EmbeddingCache.in(folder), Optional.of(cleaner));
    }

    EmbeddingCache cache() {
        return cache;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // a folder for temporary files; the system takes away what is left
        }
    }

    @Override
    public void close() {
        if (cleaner.isPresent() && Runtime.getRuntime().removeShutdownHook(cleaner.get())) {
            cleaner.get().run();
        }
    }
}
