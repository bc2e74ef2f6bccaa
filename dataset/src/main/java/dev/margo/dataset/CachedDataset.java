package dev.margo.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Samples that were read and shrunk beforehand, in a file of {@link SampleCache}. The file is mapped into memory, so that
 * interrupting a thread that reads harms no other; nothing has to be closed.
 */
public final class CachedDataset implements Dataset {
    private final SampleSource source;
    private final Path file;
    private final CacheIndex index;
    private final List<ByteBuffer> pieces;

    CachedDataset(SampleSource source, Path file, CacheIndex index, List<ByteBuffer> pieces) {
        this.source = source;
        this.file = file;
        this.index = index;
        this.pieces = pieces;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int size() {
        return index.lengths().length;
    }

    @Override
    public String patient(int sample) {
        Objects.checkIndex(sample, size());
        return source.files().get(index.files()[sample]).patient();
    }

    @Override
    public Sample read(int sample) throws IOException {
        Objects.checkIndex(sample, size());
        long offset = index.offsets()[sample];
        ByteBuffer piece = pieces.get((int) (offset / CacheBlock.MOST_BYTES));
        try {
            return SampleCodec.decode(piece.slice((int) (offset % CacheBlock.MOST_BYTES), index.lengths()[sample]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "%s: sample %s is damaged (%s); delete the file, and it is made again"
                            .formatted(file, sample, e.getMessage()),
                    e);
        }
    }

    /** The files that could not be used or have no object. */
    public SkippedFiles skipped() {
        return index.skipped();
    }

    /** Where the samples lie. */
    public Path file() {
        return file;
    }
}
