package dev.margo.annotate.server;

import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.ProjectState;
import dev.margo.annotate.project.Runs;
import dev.margo.annotate.project.SliceName;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The masks of all objects on a slice, as bytes. */
final class MaskBytes {
    private static final byte[] FORMAT = "MRM1".getBytes(StandardCharsets.US_ASCII);
    private static final int WORD = 4;

    private MaskBytes() {}

    /** The layout is in {@code openapi.yaml}. */
    static byte[] of(ProjectState state, long seq, SliceName slice) {
        Size size = SliceName.sizeOf(state.grid(), slice.requireIn(state.grid()).axis());
        Map<Integer, byte[]> runs = new LinkedHashMap<>();
        for (ObjectState object : state.objects().values()) {
            Mask mask = object.body().on(slice);
            if (!mask.isEmpty()) {
                runs.put(object.id(), Runs.encode(mask));
            }
        }
        int length = runs.values().stream()
                .mapToInt(bytes -> 2 * WORD + bytes.length)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(FORMAT.length + 4 * WORD + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(FORMAT)
                .putInt((int) seq)
                .putInt(size.width())
                .putInt(size.height())
                .putInt(runs.size());
        runs.forEach((id, bytes) -> out.putInt(id).putInt(bytes.length).put(bytes));
        return out.array();
    }
}
