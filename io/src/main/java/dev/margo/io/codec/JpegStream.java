package dev.margo.io.codec;

/**
 * Goes through the marker segments of one JPEG stream and hands its scans to the process they need.
 *
 * <p>Source: ITU-T T.81 (1992), Annex B. Colour: JFIF (ITU-T T.871) in APP0, and Adobe's Technical Note 5116 in APP14.
 */
final class JpegStream {
    private static final int MOST_SCANS = 256; // so that many empty scans of a large frame cannot take forever
    private static final int ADOBE_TRANSFORM = 11;

    private final byte[] bytes;
    private final FrameLayout layout;
    private final JpegSegments segments;
    private final JpegTables tables = new JpegTables();
    private JpegFrame frame;
    private JpegProcess process;
    private int scans;
    private boolean jfif;
    private int adobeTransform = -1;

    JpegStream(byte[] bytes, FrameLayout layout) throws PixelCodecException {
        this.bytes = bytes;
        this.layout = layout;
        this.segments = new JpegSegments(bytes);
    }

    DecodedFrame decode() throws PixelCodecException {
        while (process == null || !process.complete()) {
            JpegSegment segment = segments.next();
            if (segment.marker() == JpegSegment.EOI) {
                Damage.unless(scans > 0, "truncated: the stream ends without pixels");
                break;
            }
            if (segment.startsFrame()) {
                startFrame(segment);
            } else {
                read(segment);
            }
        }
        return process.finish().finish(ybr());
    }

    private void read(JpegSegment segment) throws PixelCodecException {
        switch (segment.marker()) {
            case JpegSegment.SOS -> decodeScan(segment);
            case JpegSegment.APP0 -> jfif |= segment.startsWith("JFIF");
            case JpegSegment.APP14 -> readAdobe(segment);
            default -> tables.read(segment);
        }
    }

    private void startFrame(JpegSegment segment) throws PixelCodecException {
        Damage.unless(frame == null, "damaged: a second frame header");
        frame = JpegFrame.read(segment, layout);
        process = switch (segment.marker()) {
            case JpegSegment.SOF_LOSSLESS -> new LosslessProcess(frame, layout, bytes.length);
            case JpegSegment.SOF_BASELINE, JpegSegment.SOF_EXTENDED, JpegSegment.SOF_PROGRESSIVE ->
                new DctProcess(frame, layout, bytes.length);
            default ->
                throw Damage.found(
                        "JPEG with frames of kind FF%s (hierarchical, arithmetic or JPEG-LS) is not supported here; convert it"
                                + " to another transfer syntax",
                        Integer.toHexString(segment.marker()));
        };
    }

    private void decodeScan(JpegSegment segment) throws PixelCodecException {
        Damage.unless(frame != null, "damaged: a scan before the frame header");
        Damage.unless(++scans <= MOST_SCANS, "more than %s scans", MOST_SCANS);
        JpegScan scan = JpegScan.read(segment, frame);
        JpegBits bits = new JpegBits(bytes, segments.position());
        process.decode(scan, tables, bits);
        segments.moveTo(bits.end());
    }

    /** A JFIF stream of three components is Y, Cb, Cr; others are where Adobe's segment says so. */
    private boolean ybr() {
        return layout.samples() == 3 && (jfif || adobeTransform == 1);
    }

    private void readAdobe(JpegSegment segment) throws PixelCodecException {
        if (segment.size() > ADOBE_TRANSFORM && segment.startsWith("Adobe")) {
            adobeTransform = segment.u8(ADOBE_TRANSFORM);
        }
    }
}
