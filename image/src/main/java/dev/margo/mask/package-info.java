/**
 * Bits of one object in one image, and what can be asked of them: runs, components, distances, outlines, clean-up.
 *
 * <p>Knows images only by their width and height. Knows nothing of intensities, files, tensors, prompts or millimetres;
 * where a length in millimetres matters, the caller gives the spacing. Depends on the JDK alone.
 *
 * <p>Arrays are (y, x), row-major: the pixel (x, y) lies at {@code y * width + x}. Coordinates are (x, y) in image
 * pixels; the centre of the top-left pixel is (0, 0), so its corners lie at half pixels, from (-0.5, -0.5) to (0.5,
 * 0.5).
 */
package dev.margo.mask;
