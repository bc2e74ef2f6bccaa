/**
 * What a network is asked to become better at: losses, and the dialogue of prompts and answers over which they are
 * summed.
 *
 * <p>Shape letters: R rows, one per prompted object; M masks per row; S side of the model frame; E side of the embedding
 * grid.
 *
 * <p>Knows networks, tensors and simulated annotators; knows no file and no optimiser.
 */
package dev.margo.objective;
