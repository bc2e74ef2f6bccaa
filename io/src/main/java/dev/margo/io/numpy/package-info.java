/**
 * NumPy arrays, {@code .npy} and {@code .npz}, as volumes; read only.
 *
 * <p>Axes are (y, x), (z, y, x) or (t, z, y, x); a last axis of 3 or 4 bytes is colour. Arrays say nothing of millimetres:
 * voxels are 1 mm apart, unless an archive has {@code spacing} (x, y, z), as those of MedSAM's challenges have.
 *
 * <p>Source: numpy.lib.format, versions 1 to 3. Objects, which are pickles, are refused and never looked into.
 */
package dev.margo.io.numpy;
