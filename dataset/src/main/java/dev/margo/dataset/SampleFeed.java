package dev.margo.dataset;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Items that background threads prepare ahead of the one who takes them, handed out strictly by position. What an item
 * is depends on its position alone, not on the number of threads.
 *
 * <p>An item that cannot be prepared is skipped and counted; in its place comes the one of a position that no run
 * reaches, the same every time. One thread takes the items and closes the feed, which ends the others.
 */
public final class SampleFeed<T> implements AutoCloseable {
    /** Positions from which items come that replace others; no run gets as far. */
    private static final long FAR = 1L << 40;

    private static final int MOST_ATTEMPTS = 16;
    private static final long SECONDS_TO_END = 60;

    /** Makes an item; a pure function, called by several threads at once. */
    @FunctionalInterface
    public interface Preparation<T> {
        /** @throws IOException if there is no such item, since its file is bad; so does a RuntimeException say */
        T prepare(long position) throws IOException, InterruptedException;
    }

    private final Preparation<T> preparation;
    private final ExecutorService threads;
    private final ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
    private final long end;
    private long position;
    private long startedNanos;
    private long waitedNanos;
    private long skippedCount;
    private final List<SkippedFiles.Skipped> skipped = new ArrayList<>();

    private SampleFeed(long first, long end, Workers workers, Preparation<T> preparation) {
        this.preparation = preparation;
        this.position = first;
        this.end = end;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(workers.threads, task -> {
            Thread thread = new Thread(task, "margo-feed-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < workers.ahead; i++) {
            submitNext();
        }
    }

    /**
     * Who prepares.
     *
     * @param threads how many at once
     * @param ahead so many items at most are prepared, or being prepared, before they are taken
     */
    public record Workers(int threads, int ahead) {
        public Workers {
            if (threads < 1 || ahead < threads) {
                throw new IllegalArgumentException(
                        "a feed needs at least 1 thread and an item ahead for each, got %s and %s"
                                .formatted(threads, ahead));
            }
        }
    }

    /** An endless feed from position {@code first} on. */
    public static <T> SampleFeed<T> from(long first, Workers workers, Preparation<T> preparation) {
        return new SampleFeed<>(first, Long.MAX_VALUE, workers, preparation);
    }

    /** A feed of the positions from {@code first} to before {@code end}. */
    public static <T> SampleFeed<T> between(long first, long end, Workers workers, Preparation<T> preparation) {
        return new SampleFeed<>(first, end, workers, preparation);
    }

    private void submitNext() {
        if (position < end) {
            long wanted = position++;
            ahead.add(threads.submit(() -> prepareOrReplace(wanted)));
        }
    }

    private T prepareOrReplace(long wanted) throws InterruptedException {
        Exception first = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return preparation.prepare(wanted + attempt * FAR);
            } catch (IOException | RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) { // the feed is being closed, which ends reading too
                    throw new InterruptedException();
                }
                first = first == null ? e : first;
                note(wanted + attempt * FAR, e);
            }
        }
        throw new IllegalStateException(
                "item %s and %s in its place could not be prepared; the first failed with: %s"
                        .formatted(wanted, MOST_ATTEMPTS - 1, first.getMessage()),
                first);
    }

    private synchronized void note(long failed, Exception e) {
        skippedCount++;
        if (skipped.size() < SkippedFiles.MOST) {
            skipped.add(new SkippedFiles.Skipped("item " + failed, SkipReason.of(e)));
        }
    }

    /** Whether a feed that ends has handed out everything. */
    public boolean isAtEnd() {
        return ahead.isEmpty();
    }

    /**
     * The item of the next position; waits for it.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile; the feed is then to be closed
     * @throws IllegalStateException if neither the item nor one in its place could be prepared, or the feed has ended or
     *     is closed
     */
    public T next() throws InterruptedException {
        if (threads.isShutdown() || ahead.isEmpty()) {
            throw new IllegalStateException(
                    threads.isShutdown()
                            ? "the feed is closed; open another"
                            : "the feed has ended; ask isAtEnd first");
        }
        long before = System.nanoTime();
        startedNanos = startedNanos == 0 ? before : startedNanos;
        try {
            T item = ahead.element().get();
            ahead.remove();
            submitNext();
            return item;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } finally {
            waitedNanos += System.nanoTime() - before;
        }
    }

    /** Share of the time since the first item was asked for that went by in waiting for items, 0..1. */
    public double waitedShare() {
        return startedNanos == 0 ? 0 : (double) waitedNanos / Math.max(1, System.nanoTime() - startedNanos);
    }

    /** What could not be prepared so far. */
    public synchronized SkippedFiles skipped() {
        return new SkippedFiles(skippedCount, skipped);
    }

    /** Ends the background threads and waits for them; what they were at is lost. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        while (!threads.isTerminated() && System.nanoTime() < deadline) {
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true; // and waits on: an item is soon done
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
