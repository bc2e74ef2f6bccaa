/**
 * Known models: what they are called, where they come from, where their files lie on this machine, and how one is
 * fetched when a person asks for it.
 *
 * <p>{@link dev.margo.zoo.KnownModels} is the list, read from {@code known-models.json}; {@link
 * dev.margo.zoo.ModelStore} is the folder of files; {@link dev.margo.zoo.ModelDownload} fills it. Nothing here touches
 * the network unless {@code pull} is called.
 *
 * <p>Knows names, files, hashes and HTTPS. Knows nothing of tensors, images, checkpoint formats or how a user asks. It
 * neither prints nor logs; progress goes to a listener.
 */
package dev.margo.zoo;
