package dev.margo.io.codec;

/**
 * The samples of one frame, (y, x, sample), as coded: no colour is converted.
 *
 * @param bitsPerSample the precision of the stream; a sample takes one byte up to 8 bits, else two
 * @param signed whether samples are two's complement; then they are extended from {@code bitsPerSample} to whole bytes
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
