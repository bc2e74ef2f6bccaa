/**
 * TIFF files of one page or many as volumes, with the words of ImageJ and OME about them, in and out.
 *
 * <p>Pages are slices; ImageJ's and OME's words say which slice, time and channel each is. TIFF knows how far pixels are
 * apart, but not where they lie in a patient or which side is left: voxel (0, 0, 0) is placed at the origin, and x, y and z
 * along the patient's axes. Distances that a file does not tell count as 1 mm; between pages, where those within a page are
 * known, as the pixels' width. Channels other than red, green and blue become times, each channel at each time one.
 *
 * <p>Pages are read as they are asked for; no file is held open. Values are those stored: the colours of a palette, which
 * ImageJ's lookup tables are, do not count.
 *
 * <p>Source: TIFF 6.0; Adobe's TIFF Technical Note 3 for predictor 3; BigTIFF as libtiff reads it; ij.io.TiffEncoder and
 * ij.io.TiffDecoder of ImageJ 1 for its words; the OME data model of 2016-06 for {@code Pixels}.
 */
package dev.margo.io.tiff;
