/**
 * Runs of numbers in files, as NIfTI, NRRD, MetaImage and NumPy have them below their headers: plain or packed, in any
 * byte order and any order of axes, read a slice at a time where the file lets that be.
 *
 * <p>Knows nothing of those formats. Every length is a claim until the data have been seen: of a plain file they are held
 * against its length, of packed data against what packing can do, and memory grows as the data arrive.
 *
 * <p>Slices are (y, x, c), in order of z, then of time.
 */
package dev.margo.io.raw;
