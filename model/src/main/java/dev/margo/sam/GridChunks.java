package dev.margo.sam;

import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.function.IntConsumer;

/**
 * A grid of image tokens cut into runs of whole rows, each so short that what is computed for it stays in the cache.
 *
 * @param side rows and columns of the grid, E
 * @param most rows of the grid in a chunk; the last one may have fewer
 */
record GridChunks(int side, int most) {
    private static final int TOKENS = 256;

    static GridChunks of(int side) {
        return new GridChunks(side, Math.max(1, TOKENS / side));
    }

    int count() {
        return (side + most - 1) / most;
    }

    /** The first row of the grid in {@code chunk}. */
    int first(int chunk) {
        return chunk * most;
    }

    /** Rows of the grid in {@code chunk}. */
    int rows(int chunk) {
        return Math.min(most, side - first(chunk));
    }

    /** The part of {@code tokens} (E x E, …) that belongs to {@code chunk}: (rows x E, …). A view. */
    Tensor of(Tensor tokens, int chunk) {
        return tokens.narrow(0, (long) first(chunk) * side, (long) rows(chunk) * side);
    }

    /** Part of a computation over chunks. */
    @FunctionalInterface
    interface ChunkTask {
        void accept(int prompt, int chunk);
    }

    /** Runs {@code task} for every chunk, on all threads, each in a scope of its own. */
    void forEach(String name, IntConsumer task) {
        forEach(name, 1, (prompt, chunk) -> task.accept(chunk));
    }

    /** As {@link #forEach(String, IntConsumer)}, for each of some prompts on a chunk while what they share is at hand. */
    void forEach(String name, int prompts, ChunkTask task) {
        Workers.forEach(count(), chunk -> {
            for (int prompt = 0; prompt < prompts; prompt++) {
                try (TensorScope scope = TensorScope.open(name)) { // one each, so that they use the same memory
                    task.accept(prompt, chunk);
                }
            }
        });
    }
}
