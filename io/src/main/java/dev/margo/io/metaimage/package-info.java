/**
 * MetaImage files: {@code .mha}, and {@code .mhd} with its data in other files.
 *
 * <p>MetaImage places voxels in LPS, as Margo does. The rows of its TransformMatrix are the directions of x, y and z.
 * AnatomicalOrientation is ignored, as in ITK: the matrix says more. Three channels are colours; other numbers of them,
 * and a fourth dimension, become times.
 *
 * <p>Source: MetaIO of ITK, metaImage.cxx and metaObject.cxx.
 */
package dev.margo.io.metaimage;
