package dev.margo.train;

import dev.margo.objective.TrainingItem;
import java.util.List;

/** The batches of a run, in order. The same number is always the same batch. */
public interface Batches extends AutoCloseable {
    /**
     * Batch {@code number}, which is the one after the last, or the first one asked for.
     *
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    List<TrainingItem> next(long number) throws InterruptedException;

    /** Share of the time since the beginning that {@link #next} made its caller wait. */
    double waitingShare();

    @Override
    void close();
}
