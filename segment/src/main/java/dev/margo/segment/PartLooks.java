package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The parts of one image that were looked at lately, so that correcting an object costs no further look. */
final class PartLooks implements AutoCloseable {
    private static final int KEPT = 8;

    private final Segmenter segmenter;
    private final ByteImage picture;
    private final Map<PixelBox, Held> held = new LinkedHashMap<>(KEPT, 0.75f, true);
    private boolean closed;

    PartLooks(Segmenter segmenter, ByteImage picture) {
        this.segmenter = segmenter;
        this.picture = picture;
    }

    /** A look that some calls may be using. Encoded under its own lock, so that calls about other parts go on. */
    private final class Held {
        private final PixelBox part;
        private Look look;
        private int users;

        Held(PixelBox part) {
            this.part = part;
        }

        synchronized Look look() {
            if (look == null) {
                Size size = new Size(part.width(), part.height());
                look = segmenter.look(
                        picture.part(part.x0(), part.y0(), size), new Look.Place(picture.size(), Optional.of(part)));
            }
            return look;
        }

        void close() {
            if (look != null) { // encoding may have failed
                look.close();
            }
        }
    }

    /** Calls {@code call} with the look at {@code part}, which stays open meanwhile. */
    void during(PixelBox part, Consumer<Look> call) {
        Held entry = take(part);
        try {
            call.accept(entry.look());
        } finally {
            release(entry);
        }
    }

    private synchronized Held take(PixelBox part) {
        if (closed) {
            throw new IllegalStateException("the EmbeddedImage is closed; keep it open as long as it is asked");
        }
        Held entry = held.computeIfAbsent(part, Held::new);
        entry.users++;
        return entry;
    }

    private synchronized void release(Held entry) {
        entry.users--;
        int most = closed ? 0 : KEPT;
        List<PixelBox> oldest = new ArrayList<>(held.keySet());
        for (PixelBox part : oldest) {
            if (held.size() > most && held.get(part).users == 0) {
                held.remove(part).close();
            }
        }
    }

    /** Frees what nobody uses; the rest is freed when its last user is done. */
    @Override
    public synchronized void close() {
        closed = true;
        held.values().removeIf(entry -> {
            if (entry.users == 0) {
                entry.close();
            }
            return entry.users == 0;
        });
    }
}
