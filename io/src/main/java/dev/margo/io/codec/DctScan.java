package dev.margo.io.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the blocks of one scan: those of a single component line by line, of several MCU by MCU.
 *
 * <p>Source: ITU-T T.81 (1992), A.2.
 */
final class DctScan {
    private final JpegScan scan;
    private final DctBlocks blocks;
    private final int restartInterval;
    private final List<Part> parts = new ArrayList<>();
    private int mcus;

    /** A component with the tables it uses; a table that this scan has no use for is null. */
    private record Part(DctPlane plane, HuffmanTable dc, HuffmanTable ac) {}

    DctScan(JpegScan scan, DctBlocks blocks, int restartInterval) {
        this.scan = scan;
        this.blocks = blocks;
        this.restartInterval = restartInterval;
    }

    void add(DctPlane plane, HuffmanTable dc, HuffmanTable ac) {
        parts.add(new Part(plane, dc, ac));
    }

    void decode(int mcusWide, int mcusHigh) throws PixelCodecException {
        if (scan.parts().size() > 1) {
            decodeMcus(mcusWide, mcusHigh);
            return;
        }
        DctPlane plane = parts.get(0).plane();
        int wide = DctPlane.ceilDiv(plane.width(), DctPlane.SIDE);
        int high = DctPlane.ceilDiv(plane.height(), DctPlane.SIDE);
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                startMcu();
                decodeBlock(0, x, y);
            }
        }
    }

    private void decodeMcus(int mcusWide, int mcusHigh) throws PixelCodecException {
        for (int y = 0; y < mcusHigh; y++) {
            for (int x = 0; x < mcusWide; x++) {
                startMcu();
                for (int part = 0; part < parts.size(); part++) {
                    decodeMcuPart(part, x, y);
                }
            }
        }
    }

    private void decodeMcuPart(int part, int x, int y) throws PixelCodecException {
        JpegFrame.Component component = parts.get(part).plane().component();
        for (int v = 0; v < component.vertical(); v++) {
            for (int h = 0; h < component.horizontal(); h++) {
                decodeBlock(part, x * component.horizontal() + h, y * component.vertical() + v);
            }
        }
    }

    private void startMcu() throws PixelCodecException {
        if (restartInterval > 0 && mcus > 0 && mcus % restartInterval == 0) {
            blocks.restart((mcus / restartInterval - 1) & 7);
        }
        mcus++;
    }

    private void decodeBlock(int index, int x, int y) throws PixelCodecException {
        Part part = parts.get(index);
        DctPlane plane = part.plane();
        blocks.decode(index, part.dc(), part.ac(), plane.blocks(), plane.block(x, y));
    }
}
