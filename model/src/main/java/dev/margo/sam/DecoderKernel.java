package dev.margo.sam;

import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/** A way to compute the prompt encoder and the mask decoder on an image's embedding. */
interface DecoderKernel extends AutoCloseable {
    /** Does once what every prompt on {@code embedding} (1, C, E, E) needs; what it makes belongs to {@code owner}. */
    PreparedEmbedding prepare(Tensor embedding, TensorScope owner);

    LowResPrediction decode(PreparedEmbedding embedding, PromptBatch prompts, boolean multimask);

    /** How many objects are worth decoding in one call: enough to be fast, few enough to stay near a gigabyte. */
    int batch();

    @Override
    void close();
}
