package dev.margo.io.codec;

import java.util.Set;

/**
 * JPEG with Huffman coding: baseline, extended and progressive at 8 and 12 bits, and lossless at 2 to 16 bits. Which
 * process a frame uses is taken from the frame itself. Arithmetic coding and hierarchical frames are refused.
 *
 * <p>Source: ITU-T T.81 (1992), also ISO/IEC 10918-1.
 */
public final class JpegCodec implements PixelCodec {
    private static final Set<String> UIDS = Set.of(
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.51",
            "1.2.840.10008.1.2.4.53",
            "1.2.840.10008.1.2.4.55",
            "1.2.840.10008.1.2.4.57",
            "1.2.840.10008.1.2.4.70");

    @Override
    public Set<String> transferSyntaxes() {
        return UIDS;
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        return new JpegStream(frame, layout).decode();
    }
}
