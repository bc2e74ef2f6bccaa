package dev.margo.sam;

import dev.margo.tensor.Tensor;

/**
 * The decoder's answer.
 *
 * @param logits (B, M, 4E, 4E)
 * @param predictedIou (B, M); not confined to [0, 1]
 */
public record LowResPrediction(Tensor logits, Tensor predictedIou) {}
