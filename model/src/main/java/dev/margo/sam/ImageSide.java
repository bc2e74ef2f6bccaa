package dev.margo.sam;

import dev.margo.tensor.Tensor;

/**
 * What the image brings to the first layer of the two-way transformer: all of one row per token, from the grid's top
 * left.
 *
 * @param tokens (E x E, C)
 * @param keys (E x E, K), at which the prompt's tokens look
 * @param values (E x E, K), which they then gather
 * @param queries (E x E, K), with which the image looks at the prompt's tokens
 * @param projected whether keys, values and queries have gone through the first layer's projections, without biases
 */
record ImageSide(Tensor tokens, Tensor keys, Tensor values, Tensor queries, boolean projected) {}
