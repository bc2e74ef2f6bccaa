package dev.margo.train;

import dev.margo.dataset.DatasetMix;
import dev.margo.dataset.SampleFeed;
import dev.margo.dataset.SampleOrder;
import dev.margo.dataset.SkippedFiles;
import dev.margo.objective.TrainingItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batches that background threads prepare. Item {@code i} of the run is always the same, whoever computes it: of a
 * joint batch, each replica takes its part.
 */
final class FedBatches implements Batches {
    /**
     * Which part of the batches this replica takes.
     *
     * @param size items of a batch here
     * @param rank of this replica
     * @param replicas how many there are
     */
    record Part(int size, int rank, int replicas) {
        /** The run's number of item {@code position} of this replica. */
        long item(long position) {
            return position / size * size * replicas + (long) rank * size + position % size;
        }
    }

    private final Part part;
    private final SampleFeed<TrainingItem> feed;
    private long next;

    private FedBatches(Part part, long first, SampleFeed<TrainingItem> feed) {
        this.part = part;
        this.feed = feed;
        this.next = first;
    }

    /**
     * @param first number of the first batch
     * @param seed of the variations
     */
    static FedBatches from(long first, Part part, Source source, SampleFeed.Workers workers, long seed) {
        return new FedBatches(
                part,
                first,
                SampleFeed.from(first * part.size(), workers, position -> source.item(part.item(position), seed)));
    }

    /** Where items come from. */
    record Source(DatasetMix mix, SampleOrder order, Items items) {
        private TrainingItem item(long number, long seed) throws IOException {
            long own = new SplittableRandom(seed ^ 0x5DEECE66DL * (number + 1)).nextLong();
            TrainingItem item = items.of(mix.read(order.at(number)), new SplittableRandom(own));
            if (item.objects().isEmpty()) {
                throw new IOException("the variation shows no object");
            }
            return item;
        }
    }

    @Override
    public List<TrainingItem> next(long number) throws InterruptedException {
        if (number != next) {
            throw new IllegalArgumentException("batch %s is next, not %s".formatted(next, number));
        }
        List<TrainingItem> batch = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            batch.add(feed.next());
        }
        next++;
        return batch;
    }

    /** What could not be prepared so far. */
    SkippedFiles skipped() {
        return feed.skipped();
    }

    @Override
    public double waitingShare() {
        return feed.waitedShare();
    }

    @Override
    public void close() {
        feed.close();
    }
}
