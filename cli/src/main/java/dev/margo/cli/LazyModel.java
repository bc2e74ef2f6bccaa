package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.ModelInfo;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The model, loaded when the first image needs it: mistakes in images and prompts are told without waiting for it. */
final class LazyModel implements AutoCloseable {
    private final ModelOptions options;
    private final Path file;
    private Segmenter segmenter;

    /** @throws ModelException if there is no such file */
    LazyModel(ModelOptions options) {
        this.options = options;
        file = options.file();
    }

    Path file() {
        return file;
    }

    /** @throws ModelException if the file cannot be loaded */
    Segmenter segmenter() {
        if (segmenter == null) {
            segmenter = options.load(file);
        }
        return segmenter;
    }

    /**
     * The embedding, from the cache if one was asked for and has it.
     *
     * @throws IOException if the cache's folder cannot be written
     */
    EmbeddedImage embed(ByteImage picture) throws IOException {
        Optional<EmbeddingCache> cache = options.cache();
        return cache.isPresent()
                ? cache.get().embed(segmenter(), picture)
                : segmenter().embed(picture);
    }

    /** What is used and why, for people. */
    String describe() {
        ModelInfo info = segmenter().info();
        return "%s: %s, run at %s px, preprocessing %s (%s)"
                .formatted(
                        file,
                        info.architecture(),
                        info.imageSize(),
                        info.preprocessing().preprocessing().label(),
                        info.preprocessing().reason());
    }

    @Override
    public void close() {
        if (segmenter != null) {
            segmenter.close();
        }
    }
}
