package dev.margo.io.codec;

import java.util.Set;

/**
 * JPEG-LS, lossless and near-lossless: 2 to 16 bits, components interleaved by line, by sample or not at all, restart
 * intervals, preset parameters. Mapping tables, sub-sampling and colour transforms are refused.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), also ITU-T T.87.
 */
public final class JpegLsCodec implements PixelCodec {
    private static final Set<String> UIDS = Set.of("1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81");

    @Override
    public Set<String> transferSyntaxes() {
        return UIDS;
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        return new JpegLsStream(frame, layout).decode();
    }
}
