package dev.margo.io.codec.j2k;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corrects a codestream whose tiles have more parts than their headers count. JJ2000 would leave out the parts beyond, and
 * with them the finest differences; OpenJPEG reads them.
 *
 * <p>Source: ISO/IEC 15444-1 (2004), A.4.2 (SOT: Isot, Psot, TPsot, TNsot).
 */
final class TileParts {
    private static final int SOT = 0xFF90;
    private static final int HEADER = 12;
    private static final int TILE = 4;
    private static final int LENGTH = 6;
    private static final int PART = 10;
    private static final int PARTS = 11;

    private TileParts() {}

    /** @param stream whose headers {@link Codestream} has been through */
    static void count(ByteBuffer stream) {
        List<Integer> parts = parts(stream);
        Map<Short, Integer> counts = new HashMap<>();
        for (int at : parts) {
            counts.merge(stream.getShort(at + TILE), (stream.get(at + PART) & 0xFF) + 1, Math::max);
        }
        for (int at : parts) {
            int claimed = stream.get(at + PARTS) & 0xFF; // 0 if it is not told here
            int count = counts.get(stream.getShort(at + TILE));
            if (claimed != 0 && claimed < count && count <= 0xFF) {
                stream.put(at + PARTS, (byte) count);
            }
        }
    }

    /** Where the headers of tile parts start. */
    private static List<Integer> parts(ByteBuffer stream) {
        List<Integer> parts = new ArrayList<>();
        long at = 2;
        while (at + HEADER <= stream.limit()) {
            int here = (int) at;
            if (Short.toUnsignedInt(stream.getShort(here)) == SOT) {
                parts.add(here);
                long length = Integer.toUnsignedLong(stream.getInt(here + LENGTH));
                at += length == 0 ? stream.limit() : Math.max(HEADER, length);
            } else if (parts.isEmpty()) { // a segment of the main header
                at += 2 + Short.toUnsignedInt(stream.getShort(here + 2));
            } else {
                return parts;
            }
        }
        return parts;
    }
}
