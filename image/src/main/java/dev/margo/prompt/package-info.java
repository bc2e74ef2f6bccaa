/**
 * What a user points at, in image pixels: clicks, boxes, scribbles, lassos, measured diameters and masks.
 *
 * <p>Knows nothing of the model frame, tensors, files or millimetres. Depends on {@code mask} only. Coordinates are (x,
 * y); the centre of the top-left pixel is (0, 0). Whatever is pointed with comes down to the three things the network
 * understands, points, a box and a mask, in {@link dev.margo.prompt.ObjectPrompts#resolve}.
 */
package dev.margo.prompt;
