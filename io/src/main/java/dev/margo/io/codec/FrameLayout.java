package dev.margo.io.codec;

/**
 * What a DICOM data set says of each of its frames: Columns, Rows, Samples per Pixel, Bits Allocated, Bits Stored and
 * Pixel Representation.
 */
public record FrameLayout(int width, int height, int samples, int bitsAllocated, int bitsStored, boolean signed) {}
