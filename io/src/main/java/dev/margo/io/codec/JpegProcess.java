package dev.margo.io.codec;

/** One of the coding processes of JPEG, holding the frame that it decodes scan by scan. */
interface JpegProcess {

    /**
     * Decodes a scan.
     *
     * @param bits at the start of its entropy-coded data
     */
    void decode(JpegScan scan, JpegTables tables, JpegBits bits) throws PixelCodecException;

    /** Whether nothing can follow: true once each component came, unless scans refine each other. */
    boolean complete();

    /** The samples; called once the stream has ended or is complete. */
    FrameSamples finish() throws PixelCodecException;
}
