/**
 * TinyViT, the image encoder body of MobileSAM: convolutional stages, then windowed attention with a learned bias per
 * offset.
 *
 * <p>Takes normalised B x 3 x S x S tensors and gives B x 320 x S/16 x S/16; the neck that makes a SAM embedding of it
 * belongs to {@code sam}. Knows nothing of prompts, checkpoints or images.
 *
 * <p>{@link dev.margo.tinyvit.TinyVit} is the plain computation: the specification, and what training and CUDA use.
 * {@link dev.margo.tinyvit.FusedTinyVit} computes the same for inference on the processor; its layers take the pixels
 * of one image as rows with their channels last.
 *
 * <p>Shape letters: B images, C channels, H and W the grid of the stage, N = window x window tokens.
 *
 * <p>Source: Zhang et al., Faster Segment Anything (2023), and ChaoningZhang/MobileSAM at 34bbbfd,
 * mobile_sam/modeling/tiny_vit_sam.py.
 */
package dev.margo.tinyvit;
