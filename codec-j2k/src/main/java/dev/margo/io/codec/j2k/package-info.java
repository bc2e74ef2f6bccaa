/**
 * JPEG 2000 as DICOM files hold it, decoded by JJ2000 in the packaging of jai-imageio, behind {@link
 * dev.margo.io.codec.PixelCodec}. A module of its own, since JJ2000 has a licence of its own.
 *
 * <p>The headers of a stream are checked here before JJ2000 sees it, so that it does not allocate what the frame does not
 * need; whatever it throws comes out as {@link dev.margo.io.codec.PixelCodecException}. High-throughput JPEG 2000 is
 * refused.
 */
package dev.margo.io.codec.j2k;
