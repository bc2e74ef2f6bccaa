package dev.margo.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads a source once, shrinks its pictures and keeps the samples in one file, from which they come back in well below a
 * millisecond. The file is named after a fingerprint of the source and the settings, so that a change of either makes
 * another one. It appears whole or not at all; a run that is cut off continues where it was. Of several processes one
 * does the work and the others wait for it.
 */
public final class SampleCache {
    private static final int VERSION = 1;
    private static final int LETTERS_OF_PRINT = 16;

    private SampleCache() {}

    /** Is told how far reading has come. */
    @FunctionalInterface
    public interface Progress {
        void read(int files, int of);
    }

    /**
     * The samples of {@code source}, read now or at an earlier time. Files that cannot be used, or have no object, are
     * skipped and listed.
     *
     * @throws DatasetLayoutException if no file of the source can be used
     * @throws InterruptedIOException if this thread is interrupted meanwhile; the next call continues
     * @throws IOException if the cache cannot be written or read
     */
    public static CachedDataset open(SampleSource source, CacheSettings settings) throws IOException {
        return open(source, settings, (files, of) -> {});
    }

    /** As above, telling how far it has come. */
    public static CachedDataset open(SampleSource source, CacheSettings settings, Progress progress)
            throws IOException {
        Files.createDirectories(settings.folder());
        byte[] print = SourceFingerprint.of(source, VERSION, settings.longestSide());
        Path file = settings.folder()
                .resolve("%s-%s.samples"
                        .formatted(
                                source.name().replaceAll("[^A-Za-z0-9._-]", "_"),
                                HexFormat.of().formatHex(print).substring(0, LETTERS_OF_PRINT)));
        Optional<CachedDataset> there = CacheReader.open(source, file, print);
        if (there.isPresent()) {
            return there.get();
        }
        try (CacheLock lock = CacheLock.wait(file)) {
            Optional<CachedDataset> meanwhile = CacheReader.open(source, file, print);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            build(source, settings, file, print, progress);
        }
        return CacheReader.open(source, file, print)
                .orElseThrow(() -> new IOException(file + ": it cannot be read back; check the disk"));
    }

    private static void build(SampleSource source, CacheSettings settings, Path file, byte[] print, Progress progress)
            throws IOException {
        int count = source.files().size();
        SampleFeed.Workers workers = new SampleFeed.Workers(settings.threads(), 2 * settings.threads());
        try (CacheWriter writer = CacheWriter.resume(source, file, print);
                SampleFeed<CacheBlock> blocks = SampleFeed.between(
                        writer.blocks(),
                        count,
                        workers,
                        at -> CacheBlock.read(source, (int) at, settings.longestSide()))) {
            while (!blocks.isAtEnd()) {
                writer.append(blocks.next());
                progress.read(writer.blocks(), count);
            }
            if (writer.samples() == 0) {
                List<SkippedFiles.Skipped> skipped = writer.skipped().first();
                writer.discard();
                throw new DatasetLayoutException(
                        source.name(),
                        "none of its %s files can be used%s"
                                .formatted(
                                        count,
                                        skipped.isEmpty()
                                                ? ""
                                                : "; the first: "
                                                        + skipped.get(0).reason()));
            }
            writer.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "reading of %s was interrupted; the next run continues it".formatted(source.name()));
        }
    }
}
