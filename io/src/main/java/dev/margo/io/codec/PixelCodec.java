package dev.margo.io.codec;

import java.util.Set;

/** Decodes the compressed frames of DICOM files. Implementations are found by {@link java.util.ServiceLoader}. */
public interface PixelCodec {

    /** The DICOM transfer syntax UIDs that this codec decodes. */
    Set<String> transferSyntaxes();

    /**
     * Decodes one frame.
     *
     * @param frame the whole encoded frame, its fragments joined
     * @param layout what the data set says of the frame; a stream that says otherwise is refused
     * @throws PixelCodecException if the stream is damaged, differs from {@code layout}, or uses what is not supported
     */
    DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException;
}
