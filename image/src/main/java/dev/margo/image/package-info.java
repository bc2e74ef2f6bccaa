/**
 * Pictures in image pixels: raw samples, the window that turns them into display values, and the resizing rules of the
 * projects whose networks Margo runs.
 *
 * <p>Knows nothing of files, masks, prompts, networks or model frames. Depends on the JDK alone, and not on
 * {@code java.awt}. Everything here is immutable or a pure function, so it may be shared between threads.
 *
 * <p>Shape letters: H rows, W columns, C channels (1 gray or 3 red-green-blue). A picture is stored (y, x, c), channels
 * interleaved; <em>planes</em> are (c, y, x), as a network's output is. Coordinates are pixel indices, (x, y), and
 * (0, 0) is the top-left pixel. Intensities are raw in {@link dev.margo.image.Image} (HU, counts, display values) and
 * 0..255 in {@link dev.margo.image.ByteImage}.
 *
 * <p>Every resizing class names the library whose numbers it gives. They differ on purpose: a network sees what it was
 * trained on only if its own preprocessing's arithmetic is followed.
 */
package dev.margo.image;
