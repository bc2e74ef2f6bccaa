package dev.margo.cli;

import dev.margo.segment.EmbeddingCache;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the embeddings of a volume's slices are kept: in the cache that was asked for, or in a folder for this run.
 *
 * @param folder of this run; absent where a cache was asked for
 */
record EmbeddingFolder(EmbeddingCache cache, Optional<TemporaryFolder> folder) implements AutoCloseable {

    static EmbeddingFolder of(ModelOptions options) throws IOException {
        Optional<EmbeddingCache> asked = options.cache();
        if (asked.isPresent()) {
            return new EmbeddingFolder(asked.get(), Optional.empty());
        }
        TemporaryFolder folder = TemporaryFolder.of("margo-slices");
        return new EmbeddingFolder(EmbeddingCache.in(folder.path()), Optional.of(folder));
    }

    @Override
    public void close() {
        folder.ifPresent(TemporaryFolder::close);
    }
}
