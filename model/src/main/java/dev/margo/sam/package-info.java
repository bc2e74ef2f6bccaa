/**
 * The segmentation network: image encoder, prompt encoder, mask decoder.
 *
 * <p>Takes normalised B x 3 x S x S tensors, and prompts in the model frame; gives low-res logits and predicted IoU.
 * Knows nothing of files' meaning beyond their tensors, nothing of voxels, millimetres or image pixels. Depends on
 * {@code nn}, {@code tensor}, {@code tinyvit} and {@code checkpoint} only.
 *
 * <p>Shape letters used in every comment here: B prompts in the batch, M masks per prompt, N prompt tokens, C embedding
 * channels (256), S model frame side in pixels (1024), P patch side (16), E = S / P embedding grid side (64). Low-res
 * logits are B x M x 4E x 4E. Coordinates are (x, y), in model px.
 *
 * <p>Source: Kirillov et al., Segment Anything (2023), and facebookresearch/segment-anything at dca509f. SAM-Med2D's
 * adapters: Cheng et al. (2023), and OpenGVLab/SAM-Med2D at bfd2b93.
 */
package dev.margo.sam;
