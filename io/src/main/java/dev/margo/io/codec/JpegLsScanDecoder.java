package dev.margo.io.codec;

import java.util.Arrays;

/**
 * Decodes one scan of JPEG-LS line by line: each component's lines on their own, or the samples of a pixel together.
 *
 * <p>Lines carry one sample more at either end: the first is that above the first of the line before, the last repeats
 * the one before it, as the standard wants neighbours beyond the edges (A.2.1).
 *
 * <p>Source: ISO/IEC 14495-1 (1999), Annexes A and B. Restart intervals count lines.
 */
final class JpegLsScanDecoder {
    private static final int SAMPLE_INTERLEAVE = 2;

    private final JpegScan scan;
    private final JpegLsPreset preset;
    private final byte[] gradients;
    private final int width;
    private final JpegLsBits bits;
    private int[][] above;
    private int[][] lines;
    private int[] runs;
    private JpegLsModel model;

    JpegLsScanDecoder(JpegScan scan, JpegLsPreset preset, int width, JpegLsBits bits) {
        this.scan = scan;
        this.preset = preset;
        this.gradients = JpegLsModel.gradients(preset, scan.spectralStart());
        this.width = width;
        this.bits = bits;
    }

    /**
     * Decodes all lines into {@code samples}.
     *
     * @param restartInterval lines between restart markers; 0 for none
     * @return where the marker behind the scan lies
     */
    int decode(FrameSamples samples, int height, int restartInterval) throws PixelCodecException {
        start();
        for (int y = 0; y < height; y++) {
            if (restartInterval > 0 && y > 0 && y % restartInterval == 0) {
                bits.restart((y / restartInterval - 1) & 7);
                start();
            }
            decodeLine();
            for (int part = 0; part < lines.length; part++) {
                samples.putLine(scan.parts().get(part).component(), y, lines[part], 1);
            }
            int[][] done = lines;
            lines = above;
            above = done;
        }
        return bits.end();
    }

    private void start() {
        int parts = scan.parts().size();
        above = new int[parts][width + 2];
        lines = new int[parts][width + 2];
        runs = new int[parts];
        model = new JpegLsModel(bits, preset, scan.spectralStart(), gradients);
    }

    private void decodeLine() throws PixelCodecException {
        for (int part = 0; part < lines.length; part++) {
            above[part][width + 1] = above[part][width];
            lines[part][0] = above[part][1];
        }
        if (scan.spectralEnd() == SAMPLE_INTERLEAVE) {
            decodePixels();
            return;
        }
        for (int part = 0; part < lines.length; part++) {
            decodeLine(part, above[part], lines[part]);
        }
    }

    private void decodeLine(int part, int[] up, int[] line) throws PixelCodecException {
        int x = 1;
        while (x <= width) {
            int context = model.context(line[x - 1], up[x], up[x - 1], up[x + 1]);
            if (context != 0) {
                line[x] = model.regular(context, line[x - 1], up[x], up[x - 1]);
                x++;
                continue;
            }
            int end = x + repeat(x, part, part + 1);
            if (end <= width) {
                int type = model.interruption(line[end - 1], up[end]);
                line[end] = model.interrupting(type, line[end - 1], up[end], runs[part]);
                runs[part] = Math.max(0, runs[part] - 1);
            }
            x = end + 1;
        }
    }

    private void decodePixels() throws PixelCodecException {
        int x = 1;
        while (x <= width) {
            if (!inRun(x)) {
                for (int part = 0; part < lines.length; part++) {
                    int[] up = above[part];
                    int a = lines[part][x - 1];
                    lines[part][x] = model.regular(model.context(a, up[x], up[x - 1], up[x + 1]), a, up[x], up[x - 1]);
                }
                x++;
                continue;
            }
            int end = x + repeat(x, 0, lines.length);
            if (end <= width) {
                for (int part = 0; part < lines.length; part++) {
                    lines[part][end] = model.interrupting(0, lines[part][end - 1], above[part][end], runs[0]);
                }
                runs[0] = Math.max(0, runs[0] - 1);
            }
            x = end + 1;
        }
    }

    private boolean inRun(int x) {
        for (int part = 0; part < lines.length; part++) {
            int[] up = above[part];
            if (model.context(lines[part][x - 1], up[x], up[x - 1], up[x + 1]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Repeats the samples left of {@code x} as often as the coded run says. */
    private int repeat(int x, int firstPart, int endPart) throws PixelCodecException {
        int length = model.run(width + 1 - x, runs, firstPart);
        for (int part = firstPart; part < endPart; part++) {
            Arrays.fill(lines[part], x, x + length, lines[part][x - 1]);
        }
        return length;
    }
}
