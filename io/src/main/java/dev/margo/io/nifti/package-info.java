/**
 * NIfTI-1 and NIfTI-2 files, single or in pairs, and ANALYZE 7.5.
 *
 * <p>NIfTI places voxels in RAS, Margo in LPS; the change is made here and nowhere else. Which of the header's two
 * transforms counts follows nibabel: the sform if its code is above 0, else the qform, else the voxel sizes alone, with x
 * to the left and the middle of the grid at the origin.
 *
 * <p>Dimensions 4 to 7 become times, in the order of the file.
 *
 * <p>Source: nifti1.h and nifti2.h of the NIfTI data format working group; nibabel 5.0, {@code nifti1.py}.
 */
package dev.margo.io.nifti;
