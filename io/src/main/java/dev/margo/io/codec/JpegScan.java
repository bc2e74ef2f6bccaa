package dev.margo.io.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * A scan header.
 *
 * @param spectralStart Ss: the first coefficient; the predictor in lossless JPEG; NEAR in JPEG-LS
 * @param spectralEnd Se: the last coefficient; the interleave mode in JPEG-LS
 * @param high Ah: the point transform of the scan before
 * @param low Al: the point transform
 */
record JpegScan(List<Part> parts, int spectralStart, int spectralEnd, int high, int low) {

    /** A component, by its index in the frame, and the two tables it uses (in JPEG-LS one mapping table). */
    record Part(int component, int dcTable, int acTable) {
        int mappingTable() {
            return dcTable << 4 | acTable;
        }
    }

    JpegScan {
        parts = List.copyOf(parts);
    }

    /** Reads a scan header. Source: ITU-T T.81 (1992), section B.2.3; ISO/IEC 14495-1, C.2.3. */
    static JpegScan read(JpegSegment segment, JpegFrame frame) throws PixelCodecException {
        int count = segment.u8(0);
        Damage.unless(
                count >= 1 && count <= Math.min(4, frame.components().size()),
                "a scan of %s components in a frame of %s",
                count,
                frame.components().size());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int component = frame.indexOf(segment.u8(1 + 2 * i));
            int tables = segment.u8(2 + 2 * i);
            Damage.unless(
                    parts.stream().noneMatch(part -> part.component() == component), "a scan names a component twice");
            parts.add(new Part(component, tables >> 4, tables & 15));
        }
        int at = 1 + 2 * count;
        int approximation = segment.u8(at + 2);
        return new JpegScan(parts, segment.u8(at), segment.u8(at + 1), approximation >> 4, approximation & 15);
    }
}
