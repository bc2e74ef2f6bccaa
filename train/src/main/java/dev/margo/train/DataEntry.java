package dev.margo.train;

import dev.margo.dataset.CacheSettings;
import dev.margo.dataset.Dataset;
import dev.margo.dataset.SampleCache;
import dev.margo.dataset.SampleSource;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** One entry of a run's data: what is learnt from, and what of it is validated on. */
public sealed interface DataEntry permits FileEntry, TableEntry, SaMed2dEntry, PhantomEntry {
    /**
     * Looks what there is, and reads no picture.
     *
     * @param share of the patients to validate on, where the entry itself does not say who these are
     * @param seed of their draw
     */
    Opened open(double share, long seed) throws IOException;

    /** What an entry stands for; either list may be empty. */
    record Opened(List<Weighted> training, List<Origin> validation) {
        static Opened of(SampleSource training, SampleSource validation, double weight) {
            return new Opened(
                    listed(training).map(one -> new Weighted(one, weight)).toList(),
                    listed(validation).toList());
        }

        private static Stream<Origin> listed(SampleSource source) {
            return source.files().isEmpty() ? Stream.of() : Stream.of(Origin.of(source));
        }
    }

    /** @param weight factor on how often its samples come */
    record Weighted(Origin origin, double weight) {}

    /** A data set that is not read yet. */
    @FunctionalInterface
    interface Origin {
        Dataset read(CacheSettings cache, Progress progress) throws IOException;

        static Origin of(SampleSource source) {
            return (cache, progress) ->
                    SampleCache.open(source, cache, (files, of) -> progress.read(source.name(), files, of));
        }
    }

    /** Is told how far reading has come. */
    @FunctionalInterface
    interface Progress {
        void read(String dataset, int files, int of);
    }
}
