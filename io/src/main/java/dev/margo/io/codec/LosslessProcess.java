package dev.margo.io.codec;

import java.util.HashSet;
import java.util.Set;

/**
 * The lossless process (14): each sample is predicted from its neighbours a (left), b (above) and c (left above), and
 * the difference coded, modulo 65,536.
 *
 * <p>Source: ITU-T T.81 (1992), Annex H.
 */
final class LosslessProcess implements JpegProcess {
    private static final int MODULO_16_BITS = 0xFFFF;

    private final JpegFrame frame;
    private final int width;
    private final FrameSamples samples;
    private final Set<Integer> decoded = new HashSet<>();

    LosslessProcess(JpegFrame frame, FrameLayout layout, int streamLength) throws PixelCodecException {
        frame.requireNoSubsampling();
        this.frame = frame;
        this.width = frame.width();
        this.samples = new FrameSamples(frame, layout, 8L * streamLength); // a sample takes one bit or more
    }

    @Override
    public boolean complete() {
        return decoded.size() == frame.components().size();
    }

    @Override
    public FrameSamples finish() throws PixelCodecException {
        Damage.unless(complete(), "truncated: the stream ends before all components came");
        return samples;
    }

    @Override
    public void decode(JpegScan scan, JpegTables tables, JpegBits bits) throws PixelCodecException {
        int parts = scan.parts().size();
        HuffmanTable[] huffman = new HuffmanTable[parts];
        for (int part = 0; part < parts; part++) {
            huffman[part] = tables.dc(scan.parts().get(part).dcTable());
            Damage.unless(decoded.add(scan.parts().get(part).component()), "damaged: a component comes in two scans");
        }
        int interval = linesPerInterval(scan, tables.restartInterval());
        int[][] above = new int[parts][width];
        int[][] lines = new int[parts][width];
        for (int y = 0; y < frame.height(); y++) {
            if (y > 0 && y % interval == 0) {
                bits.restart((y / interval - 1) & 7);
            }
            readDifferences(lines, huffman, bits);
            for (int part = 0; part < parts; part++) {
                addPrediction(lines[part], y % interval == 0 ? null : above[part], scan);
                put(scan.parts().get(part).component(), y, lines[part], above[part], scan.low());
            }
            int[][] done = lines;
            lines = above;
            above = done;
        }
    }

    private int linesPerInterval(JpegScan scan, int restartInterval) throws PixelCodecException {
        Damage.unless(
                scan.spectralStart() >= 1 && scan.spectralStart() <= 7 && scan.low() < frame.precision(),
                "damaged: predictor %s with a point transform of %s",
                scan.spectralStart(),
                scan.low());
        Damage.unless(restartInterval % width == 0, "restart intervals that are not whole lines are not supported");
        return restartInterval == 0 ? Integer.MAX_VALUE : restartInterval / width;
    }

    private void readDifferences(int[][] lines, HuffmanTable[] huffman, JpegBits bits) throws PixelCodecException {
        for (int x = 0; x < width; x++) {
            for (int part = 0; part < lines.length; part++) {
                int category = bits.decode(huffman[part]);
                if (category > 16) {
                    throw Damage.found("damaged: a difference of %s bits", category);
                }
                lines[part][x] = category == 16 ? 1 << 15 : bits.signed(category);
            }
        }
    }

    /** @param above the line before; null for the first one of the frame or of a restart interval */
    private void addPrediction(int[] line, int[] above, JpegScan scan) {
        int first = above == null ? 1 << frame.precision() - scan.low() - 1 : above[0];
        line[0] = line[0] + first & MODULO_16_BITS;
        int predictor = above == null ? 1 : scan.spectralStart();
        for (int x = 1; x < width; x++) {
            int a = line[x - 1];
            int predicted = predictor == 1 ? a : predict(predictor, a, above[x], above[x - 1]);
            line[x] = line[x] + predicted & MODULO_16_BITS;
        }
    }

    private static int predict(int predictor, int a, int b, int c) {
        return switch (predictor) {
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + (b - c >> 1);
            case 6 -> b + (a - c >> 1);
            default -> a + b >> 1;
        };
    }

    /** Stores a line with its point transform undone; {@code scratch} is overwritten. */
    private void put(int component, int y, int[] line, int[] scratch, int pointTransform) {
        for (int x = 0; x < width; x++) {
            scratch[x] = line[x] << pointTransform;
        }
        samples.putLine(component, y, scratch, 0);
    }
}
