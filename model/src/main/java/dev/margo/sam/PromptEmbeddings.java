package dev.margo.sam;

import dev.margo.tensor.Tensor;

/**
 * What the prompt encoder makes of a batch of prompts.
 *
 * @param sparse (B, N, C), one token per point, padding point and box corner
 * @param dense (B, C, E, E), added to the image embedding
 */
public record PromptEmbeddings(Tensor sparse, Tensor dense) {}
