/**
 * How weights move: which of them, how fast, and what is remembered of their gradients.
 *
 * <p>Knows parameters, tensors and checkpoints; knows no picture and no objective.
 */
package dev.margo.optimise;
