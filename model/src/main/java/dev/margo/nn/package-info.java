/**
 * Layers with weights, as published networks use them, and the list of a network's weights by name.
 *
 * <p>A network is built in two steps. Constructing it declares its {@link dev.margo.nn.Parameter}s, by their checkpoint
 * names and shapes, in the order of the reference's state dict; nothing is allocated. Binding then gives each its
 * tensor. So a checkpoint can be held against the declaration before anything is loaded.
 *
 * <p>Knows tensors; knows nothing of any particular network, of checkpoints or of images.
 *
 * <p>Shape letters: B batch, C channels, H height, W width, N tokens. Layers of tokens take the channels last, layers
 * whose names end in 2d take B x C x H x W.
 */
package dev.margo.nn;
