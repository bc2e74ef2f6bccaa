package dev.margo.evaluate;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where an evaluation works; none of it changes a result.
 *
 * @param folder of its journal and its results; made if it is not there
 * @param threads that read pictures and ask the model, each with a picture of its own
 * @param progress told after each file, by any of the threads but never by two at once
 */
public record Workplace(Path folder, int threads, Consumer<Progress> progress) {
    public Workplace {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(progress, "progress");
        if (threads < 1) {
            throw new IllegalArgumentException("%s threads; an evaluation needs at least 1".formatted(threads));
        }
    }

    /**
     * @param done files that are finished
     * @param all files
     * @param skipped why the file was skipped, if it was
     */
    public record Progress(String dataset, String file, int done, int all, Optional<String> skipped) {}
}
