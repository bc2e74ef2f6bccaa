package dev.margo.tinyvit;

import dev.margo.tensor.Tensor;

/** How tokens attend to those of their window; any number of threads may do so at once. */
interface WindowAttention {
    /**
     * Attends inside every window of {@code run}.
     *
     * @param attended (tokens, C), row by row, written
     * @param qkv (tokens, 3 C), for each head its query, key and value
     */
    void attend(Tensor attended, Tensor qkv, WindowRun run);
}
