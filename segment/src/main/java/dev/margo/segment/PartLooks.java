package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The parts of one image that were looked at lately, so that correcting an object costs no further look. */
final class PartLooks implements AutoCloseable {
    private static final int KEPT = 8;

    private final Segmenter segmenter;
    private final ByteImage picture;
    private final Map<PixelBox, LateLook> held = new LinkedHashMap<>(KEPT, 0.75f, true);
    private boolean closed;

    PartLooks(Segmenter segmenter, ByteImage picture) {
        this.segmenter = segmenter;
        this.picture = picture;
    }

    /** Calls {@code call} with the look at {@code part}, which stays open meanwhile. Calls about other parts go on. */
    void during(PixelBox part, Consumer<Look> call) {
        enter(part).duringEntered(call);
    }

    private synchronized LateLook enter(PixelBox part) {
        if (closed) {
            throw new IllegalStateException("the EmbeddedImage is closed; keep it open as long as it is asked");
        }
        LateLook entered = held.computeIfAbsent(part, wanted -> new LateLook(() -> look(wanted)));
        entered.enter();
        if (held.size() > KEPT) {
            held.remove(held.keySet().iterator().next()).close();
        }
        return entered;
    }

    private Look look(PixelBox part) {
        Size size = new Size(part.width(), part.height());
        return segmenter.look(
                picture.part(part.x0(), part.y0(), size), new Look.Place(picture.size(), Optional.of(part)));
    }

    /** Frees what nobody uses; the rest is freed when its last user is done. */
    @Override
    public synchronized void close() {
        closed = true;
        held.values().forEach(LateLook::close);
        held.clear();
    }
}
