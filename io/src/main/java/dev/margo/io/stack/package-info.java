/**
 * Pictures as slices: one PNG or JPEG file as a volume of one slice, a folder of PNG, JPEG or TIFF files as a volume, and PNG
 * files out of volumes and labels.
 *
 * <p>A folder's slices are the pictures right in it, of one kind, in the order of the numbers in their names
 * ({@code slice9.png} before {@code slice10.png}); each has one page. Gaps in the numbers are not looked for. PNG and JPEG
 * know no millimetres: voxels are 1 mm apart. Written slices are called {@code slice_0000.png} and so on, by their index.
 *
 * <p>Labels are the numbers as stored: the indices of a palette, not its colours. Knows nothing of how pictures are coded;
 * that is {@code io.raster}'s and {@code io.tiff}'s.
 */
package dev.margo.io.stack;
