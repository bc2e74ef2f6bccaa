package dev.margo.io.codec;

/**
 * The samples of one frame, (y, x, sample), as coded: no colour is converted.
 *
 * @param bitsPerSample the precision of the stream, or Bits Stored where samples are signed and that is more; a sample
 *     takes one byte up to 8 bits, else two
 * @param signed whether samples are two's complement; their sign is that of Bits Stored, extended to whole bytes
 * @param ybr whether the stream itself says that its samples are Y, Cb, Cr; where not, the data set's Photometric
 *     Interpretation decides
 * @param littleEndianInterleaved {@code width * height * samples} samples, not copied
 */
public record DecodedFrame(
        int width,
        int height,
        int samples,
        int bitsPerSample,
        boolean signed,
        boolean ybr,
        byte[] littleEndianInterleaved) {}
