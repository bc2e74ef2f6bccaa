package dev.margo.sam;

import dev.margo.tensor.Tensor;

/**
 * What flows through the two-way transformer.
 *
 * @param tokens (B, N, C)
 * @param tokenPositions (B, N, C), the tokens as they entered
 * @param image (B, E x E, C)
 * @param imagePositions (1, E x E, C)
 */
record TwoWayState(Tensor tokens, Tensor tokenPositions, Tensor image, Tensor imagePositions) {}
