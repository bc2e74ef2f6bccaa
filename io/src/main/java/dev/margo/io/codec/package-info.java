/**
 * Compressed pixels as DICOM files hold them: one encoded frame to its samples. JPEG-LS, and JPEG in its lossless,
 * sequential and progressive processes; further codecs may be added to the class path as services of
 * {@link dev.margo.io.codec.PixelCodec}.
 *
 * <p>Knows nothing of data sets, of colour or of what samples mean. Depends on the JDK alone. Every stream is taken to
 * be hostile: only {@link dev.margo.io.codec.PixelCodecException} comes out, each loop is bounded by the frame or by
 * the stream, and nothing is allocated before the stream's size has been held against the data set's.
 *
 * <p>Order of samples: (y, x, sample).
 */
package dev.margo.io.codec;
