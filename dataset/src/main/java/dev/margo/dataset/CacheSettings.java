package dev.margo.dataset;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how samples are kept once they are read.
 *
 * @param folder for one file per data set; made if it is missing
 * @param longestSide of a picture in px; larger ones are shrunk to it, smaller ones stay
 * @param threads that read and shrink
 */
public record CacheSettings(Path folder, int longestSide, int threads) {
    private static final int MOST = 8192;

    public CacheSettings {
        Objects.requireNonNull(folder, "folder");
        if (longestSide < 1 || longestSide > MOST) {
            throw new IllegalArgumentException(
                    "the longest side of a cached picture is 1..%s px, got %s".formatted(MOST, longestSide));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("reading needs at least 1 thread, got %s".formatted(threads));
        }
    }

    /** Pictures of at most 512 px, read by as many threads as there are processors. */
    public static CacheSettings in(Path folder) {
        return new CacheSettings(folder, 512, Runtime.getRuntime().availableProcessors());
    }

    /** The same with another size. */
    public CacheSettings withLongestSide(int px) {
        return new CacheSettings(folder, px, threads);
    }

    /** The same with another number of threads. */
    public CacheSettings withThreads(int other) {
        return new CacheSettings(folder, longestSide, other);
    }
}
