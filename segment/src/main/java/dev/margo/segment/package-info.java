/**
 * From an image and prompts to masks: the place where pictures and networks meet.
 *
 * <p>{@link dev.margo.segment.Segmenter} loads a model; {@code embed} runs the image encoder once;
 * {@link dev.margo.segment.EmbeddedImage} answers any number of prompts from that. What goes in and what comes out are
 * plain values in image pixels: no tensor leaves this package, and only the model and the embedded image have to be
 * closed.
 *
 * <p>Knows images, prompts and networks; knows nothing of files other than checkpoints and cached embeddings, of
 * volumes, of servers, or of how a user asks.
 *
 * <p>Walk of one image: {@code Image} (image px, raw) - window - {@code ByteImage} (image px, 0..255) - {@code
 * Preprocessing} - {@code ModelInput} (model px, normalised) and {@code ModelFrame} - encoder - {@code EmbeddedImage}
 * (embedding grid). Prompts in image px go through the frame once; low-res logits come back through it as {@code
 * MaskLogits} and {@code Mask} in image px.
 *
 * <p>Shape letters: S model frame side, E embedding grid side, M masks per prompt.
 */
package dev.margo.segment;
