package dev.margo.io.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The processes with a cosine transform: baseline and extended sequential, and progressive, at 8 and 12 bits. All
 * coefficients are kept, in two bytes each, until the last scan; then they become samples where they lie.
 *
 * <p>Source: ITU-T T.81 (1992), A.2, Annexes F and G.
 */
final class DctProcess implements JpegProcess {
    private final JpegFrame frame;
    private final FrameLayout layout;
    private final boolean progressive;
    private final int widest;
    private final int highest;
    private final List<DctPlane> planes = new ArrayList<>();

    DctProcess(JpegFrame frame, FrameLayout layout, int streamLength) throws PixelCodecException {
        this.frame = frame;
        this.layout = layout;
        this.progressive = frame.process() == JpegSegment.SOF_PROGRESSIVE;
        this.widest = frame.components().stream()
                .mapToInt(JpegFrame.Component::horizontal)
                .max()
                .orElse(1);
        this.highest = frame.components().stream()
                .mapToInt(JpegFrame.Component::vertical)
                .max()
                .orElse(1);
        requireSupported(streamLength);
        for (JpegFrame.Component component : frame.components()) {
            planes.add(new DctPlane(frame, component, widest, highest));
        }
    }

    private void requireSupported(int streamLength) throws PixelCodecException {
        Damage.unless(
                frame.precision() == 8 || frame.precision() == 12,
                "%s bits per sample in a JPEG that is not lossless; expected 8 or 12",
                frame.precision());
        long blocks = 0;
        for (JpegFrame.Component component : frame.components()) {
            int horizontal = component.horizontal();
            int vertical = component.vertical();
            Damage.unless(
                    widest % horizontal == 0 && highest % vertical == 0,
                    "sub-sampling by %s/%s x %s/%s is not supported",
                    widest,
                    horizontal,
                    highest,
                    vertical);
            blocks += (long) mcusWide() * mcusHigh() * horizontal * vertical;
        }
        Damage.unless( // each block takes at least one bit
                blocks <= 8L * streamLength && blocks * DctPlane.BLOCK <= Integer.MAX_VALUE - 8,
                "a frame of %s x %s cannot come from so short a stream",
                frame.width(),
                frame.height());
    }

    private int mcusWide() {
        return DctPlane.ceilDiv(frame.width(), DctPlane.SIDE * widest);
    }

    private int mcusHigh() {
        return DctPlane.ceilDiv(frame.height(), DctPlane.SIDE * highest);
    }

    @Override
    public boolean complete() {
        return !progressive && planes.stream().allMatch(DctPlane::started);
    }

    @Override
    public void decode(JpegScan scan, JpegTables tables, JpegBits bits) throws PixelCodecException {
        requireSupported(scan);
        DctScan decoder = new DctScan(scan, new DctBlocks(scan, progressive, bits), tables.restartInterval());
        for (JpegScan.Part part : scan.parts()) {
            DctPlane plane = planes.get(part.component());
            Damage.unless(progressive || !plane.started(), "damaged: a component comes in two scans");
            plane.start(tables.quantisation(plane.component().quantTable()));
            boolean dc = !progressive || scan.spectralStart() == 0 && scan.high() == 0;
            boolean ac = !progressive || scan.spectralStart() > 0;
            decoder.add(plane, dc ? tables.dc(part.dcTable()) : null, ac ? tables.ac(part.acTable()) : null);
        }
        decoder.decode(mcusWide(), mcusHigh());
    }

    private void requireSupported(JpegScan scan) throws PixelCodecException {
        int from = scan.spectralStart();
        int to = scan.spectralEnd();
        boolean sound = from == 0
                ? to == 0
                : from <= to && to < DctPlane.BLOCK && scan.parts().size() == 1;
        Damage.unless(
                !progressive || sound && scan.low() <= 13,
                "damaged: a progressive scan of coefficients %s to %s of %s components",
                from,
                to,
                scan.parts().size());
    }

    @Override
    public FrameSamples finish() throws PixelCodecException {
        Damage.unless(
                planes.stream().allMatch(DctPlane::started), "truncated: the stream ends before all components came");
        FrameSamples samples = new FrameSamples(frame, layout, Long.MAX_VALUE);
        for (int i = 0; i < planes.size(); i++) {
            DctPlane plane = planes.get(i);
            plane.transform(frame.precision());
            Upsampling upsampling = new Upsampling(
                    plane,
                    widest / plane.component().horizontal(),
                    highest / plane.component().vertical());
            for (int y = 0; y < frame.height(); y++) {
                samples.putLine(i, y, upsampling.line(y), 0);
            }
        }
        return samples;
    }
}
