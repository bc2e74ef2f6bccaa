package dev.margo.volume;

import dev.margo.image.ByteImage;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The slices of a volume as one model sees them. A slice is encoded when it is first asked for; the embeddings used last
 * stay in memory, all of them on disk. Threads: any, one at a time gets its answer. Closing leaves the segmenter open.
 */
public final class EmbeddedSlices implements SlicePredictor, AutoCloseable {
    /** Embeddings kept in memory unless told otherwise: both ends of a propagation and some that a user looks at. */
    public static final int IN_MEMORY = 8;

    private final Segmenter segmenter;
    private final VolumePictures pictures;
    private final EmbeddingCache cache;
    private final int inMemory;
    private final Map<Integer, EmbeddedImage> held = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    public EmbeddedSlices(Segmenter segmenter, VolumePictures pictures, EmbeddingCache cache) {
        this(segmenter, pictures, cache, IN_MEMORY);
    }

    /** @param inMemory most embeddings held in memory; each takes 4 MiB for SAM */
    public EmbeddedSlices(Segmenter segmenter, VolumePictures pictures, EmbeddingCache cache, int inMemory) {
        if (inMemory < 1) {
            throw new IllegalArgumentException("%s embeddings in memory; expected at least 1".formatted(inMemory));
        }
        this.segmenter = segmenter;
        this.pictures = pictures;
        this.cache = cache;
        this.inMemory = inMemory;
    }

    /**
     * Encodes every slice that the cache does not hold yet, so that later questions find them. What is done stays when
     * it is cancelled or killed.
     *
     * @param done is told after each slice how many are done, those found in the cache among them
     * @throws CancellationException if {@code cancelled} says so, asked before each slice
     * @throws UncheckedIOException if the volume cannot be read or the cache not written
     */
    public void precompute(IntConsumer done, BooleanSupplier cancelled) {
        for (int slice = 0; slice < pictures.stack().slices(); slice++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled at slice %s; those before it are kept".formatted(slice));
            }
            keep(slice);
            done.accept(slice + 1);
        }
    }

    private synchronized void keep(int slice) {
        requireOpen();
        try {
            ByteImage picture = pictures.picture(slice);
            if (!cache.holds(segmenter, picture)) {
                try (EmbeddedImage embedded = cache.embed(segmenter, picture)) {
                    embedded.prepare();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sees to it that the next question about {@code slice} waits for no embedding of it.
     *
     * @throws IllegalArgumentException if the slice does not exist
     * @throws UncheckedIOException if the volume cannot be read or the cache not written
     */
    public synchronized void encode(int slice) {
        pictures.stack().requireSlice(slice);
        requireOpen();
        embedded(slice).prepare();
    }

    @Override
    public synchronized Mask predict(int slice, ObjectPrompts prompts, Multimask multimask) {
        pictures.stack().requireSlice(slice);
        requireOpen();
        return embedded(slice).predict(prompts, multimask).best().mask();
    }

    /** As {@link EmbeddedImage#predictCarried}. */
    @Override
    public synchronized Mask carry(int slice, ObjectPrompts prompts, Mask previous) {
        pictures.stack().requireSlice(slice);
        requireOpen();
        PixelBox tight = previous.bounds()
                .orElseThrow(() -> new IllegalArgumentException("an empty mask has nothing to carry: " + previous));
        return embedded(slice).predictCarried(prompts, tight).best().mask();
    }

    private EmbeddedImage embedded(int slice) {
        EmbeddedImage found = held.get(slice);
        if (found != null) {
            return found;
        }
        makeRoom();
        try {
            EmbeddedImage embedded = cache.embed(segmenter, pictures.picture(slice));
            held.put(slice, embedded);
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one used longest ago goes before the next one comes, so that there are never more. */
    private void makeRoom() {
        Iterator<EmbeddedImage> oldest = held.values().iterator();
        while (held.size() >= inMemory) {
            oldest.next().close();
            oldest.remove();
        }
    }

    /** Slices whose embeddings are in memory now. */
    synchronized int inMemory() {
        return held.size();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the EmbeddedSlices are closed; keep them open as long as they are asked");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        held.values().forEach(EmbeddedImage::close);
        held.clear();
    }
}
