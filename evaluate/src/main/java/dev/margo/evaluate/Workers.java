package dev.margo.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that work through a list. After a failure they begin nothing further. */
final class Workers<T> {
    private final List<T> items;
    private final Work<T> work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @FunctionalInterface
    interface Work<T> {
        void on(T item) throws IOException;
    }

    private Workers(List<T> items, Work<T> work) {
        this.items = items;
        this.work = work;
    }

    /**
     * Begins the items in order, and returns when none is under way any more.
     *
     * @throws IOException the first failure of an item
     * @throws InterruptedException if the calling thread is interrupted
     */
    static <T> void doEach(List<T> items, int threads, Work<T> work) throws IOException, InterruptedException {
        Workers<T> workers = new Workers<>(items, work);
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, items.size()); i++) {
            Thread thread = new Thread(workers::work, "evaluation-" + i);
            started.add(thread);
            thread.start();
        }
        workers.await(started);
        Throwable failure = workers.failure.get();
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
            try {
                work.on(items.get(i));
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                stop();
            }
        }
    }

    private void stop() {
        next.set(items.size());
    }

    private void await(List<Thread> threads) throws InterruptedException {
        InterruptedException interrupted = null;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    stop(); // what is under way is finished, as the caller closes what it needs
                    interrupted = e;
                }
            }
        }
        if (interrupted != null) {
            throw interrupted;
        }
    }
}
