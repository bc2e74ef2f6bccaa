/**
 * Pictures as PNG, JPEG and TIFF files: bytes to {@link dev.margo.image.Image}, and masks, labels and windowed pictures
 * to PNG.
 *
 * <p>Knows nothing of volumes, orientation or DICOM. Decoding is that of {@code javax.imageio}, fed from memory and
 * wrapped so that a hostile file ends in an {@link dev.margo.io.ImageFormatException}: sizes are checked before anything
 * is decoded, and no other exception comes out. No colour management: samples are what the file stores.
 *
 * <p>Order of samples: (y, x, c).
 */
package dev.margo.io.raster;
