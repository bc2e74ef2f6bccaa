/**
 * NRRD files, attached ({@code .nrrd}) and detached ({@code .nhdr}), and 3D Slicer's segmentations ({@code .seg.nrrd}).
 *
 * <p>Spaces are turned into LPS where files are read; files are written in LPS. A space that is not the patient's
 * (scanner, right-handed) is taken as it is. Axes that are no space become channels where their kind is a colour, else
 * times, in the order of the file.
 *
 * <p>Source: "Definition of NRRD File Format" of teem (formats 1 to 5); 3D Slicer's vtkSegmentation for the keys of
 * segments.
 */
package dev.margo.io.nrrd;
