/**
 * The plain geometry of segmenting everything in an image: where to click, how to crop, which boxes to keep.
 *
 * <p>Knows boxes and places, but no tensors, models or intensities. Depends on {@code mask} only. Coordinates are (x, y)
 * in image pixels, or in pixels of a crop where a name says so.
 *
 * <p>Source: Kirillov et al., Segment Anything (2023), appendix B, and facebookresearch/segment-anything at dca509f,
 * utils/amg.py. Where the two differ, the code is followed.
 */
package dev.margo.automatic;
