package dev.margo.io.codec;

import java.util.HashSet;
import java.util.Set;

/**
 * Goes through the marker segments of one JPEG-LS stream and decodes its scans.
 *
 * <p>Source: ISO/IEC 14495-1 (1999), Annex C.
 */
final class JpegLsStream {
    private static final int LONGEST_RUN = 1 << 15; // what one bit can stand for

    private final byte[] bytes;
    private final FrameLayout layout;
    private final JpegSegments segments;
    private final Set<Integer> decoded = new HashSet<>();
    private JpegFrame frame;
    private FrameSamples samples;
    private JpegLsPreset preset = new JpegLsPreset(0, 0, 0, 0, 0);
    private int restartInterval;

    JpegLsStream(byte[] bytes, FrameLayout layout) throws PixelCodecException {
        this.bytes = bytes;
        this.layout = layout;
        this.segments = new JpegSegments(bytes);
    }

    DecodedFrame decode() throws PixelCodecException {
        while (frame == null || decoded.size() < frame.components().size()) {
            JpegSegment segment = segments.next();
            if (segment.startsFrame()) {
                startFrame(segment);
            } else {
                read(segment);
            }
        }
        return samples.finish(false);
    }

    private void read(JpegSegment segment) throws PixelCodecException {
        switch (segment.marker()) {
            case JpegSegment.LSE -> readPreset(segment);
            case JpegSegment.DRI -> readRestartInterval(segment);
            case JpegSegment.SOS -> decodeScan(segment);
            case JpegSegment.APP8 -> refuseColorTransform(segment);
            case JpegSegment.EOI -> throw Damage.found("truncated: the stream ends before all components came");
            default -> {
                // application data and comments say nothing of the samples
            }
        }
    }

    private void startFrame(JpegSegment segment) throws PixelCodecException {
        Damage.unless(
                segment.marker() == JpegSegment.SOF_JPEG_LS,
                "found JPEG (marker FF%s) where JPEG-LS was announced",
                Integer.toHexString(segment.marker()));
        Damage.unless(frame == null, "damaged: a second frame header");
        frame = JpegFrame.read(segment, layout);
        frame.requireNoSubsampling();
        samples = new FrameSamples(frame, layout, 8L * bytes.length * LONGEST_RUN);
    }

    private void readPreset(JpegSegment segment) throws PixelCodecException {
        int kind = segment.u8(0);
        Damage.unless(
                kind != 2 && kind != 3, "JPEG-LS with mapping tables is not supported; convert it to plain samples");
        Damage.unless(kind == 1, "JPEG-LS with LSE segments of kind %s is not supported", kind);
        preset = JpegLsPreset.read(segment);
    }

    private void readRestartInterval(JpegSegment segment) throws PixelCodecException {
        int interval = 0;
        for (int i = 0; i < segment.size(); i++) {
            interval = interval << 8 | segment.u8(i);
        }
        Damage.unless(segment.size() <= 4 && interval >= 0, "damaged: a restart interval of %s bytes", segment.size());
        restartInterval = interval;
    }

    private void decodeScan(JpegSegment segment) throws PixelCodecException {
        Damage.unless(frame != null, "damaged: a scan before the frame header");
        JpegScan scan = JpegScan.read(segment, frame);
        requireSupported(scan);
        JpegLsPreset complete = preset.complete(frame.precision(), scan.spectralStart());
        JpegLsBits bits = new JpegLsBits(bytes, segments.position());
        JpegLsScanDecoder decoder = new JpegLsScanDecoder(scan, complete, frame.width(), bits);
        segments.moveTo(decoder.decode(samples, frame.height(), restartInterval));
    }

    private void requireSupported(JpegScan scan) throws PixelCodecException {
        int interleave = scan.spectralEnd();
        Damage.unless(
                interleave <= 2 && (interleave > 0 || scan.parts().size() == 1),
                "interleave mode %s with %s components",
                interleave,
                scan.parts().size());
        Damage.unless(scan.low() == 0 && scan.high() == 0, "JPEG-LS with a point transform is not supported");
        for (JpegScan.Part part : scan.parts()) {
            Damage.unless(part.mappingTable() == 0, "JPEG-LS with mapping tables is not supported");
            Damage.unless(decoded.add(part.component()), "damaged: a component comes in two scans");
        }
    }

    /** Hewlett-Packard's colour transforms are announced in a segment of their own. */
    private static void refuseColorTransform(JpegSegment segment) throws PixelCodecException {
        boolean named = segment.startsWith("mrfx");
        Damage.unless(!named || segment.u8(4) == 0, "JPEG-LS with a colour transform is not supported");
    }
}
