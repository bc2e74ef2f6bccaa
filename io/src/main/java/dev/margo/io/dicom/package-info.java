/**
 * DICOM files: from a file, a folder or a DICOMDIR to a {@link dev.margo.image.Volume} in LPS millimetres.
 *
 * <p>Stages, each of which can be run alone: {@code DicomFile} (elements), {@code FrameDecoder} (stored values of a
 * frame), {@code SlicePixels} (gray after the modality's table, or RGB), {@code SliceOrder} (a grid out of slices),
 * {@link dev.margo.io.dicom.DicomReader} (all of it). Compressed frames go to a {@link dev.margo.io.codec.PixelCodec}.
 *
 * <p>Labels drawn on a series: {@link dev.margo.io.dicom.DicomSegWriter} and {@link dev.margo.io.dicom.RtStructWriter}
 * write them, {@link dev.margo.io.dicom.DicomSegReader} and {@link dev.margo.io.dicom.RtStructReader} read them back.
 *
 * <p>Patients' names, ids and dates are kept for those who write objects that refer to a series, and never shown: no
 * message and no {@code toString} quotes a text of a file unless it is a UID or a modality of the standard.
 *
 * <p>Order of samples: (y, x, c). Frames count from 0. Depends on {@code io}, {@code io.codec}, {@code image} and, for outlines, {@code mask}.
 */
package dev.margo.io.dicom;
