package dev.margo.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * The threads that compute: one set for the whole process, so that any number of callers share the processor's cores
 * and never ask for more. A computation is cut into tasks; its caller waits while the workers do them.
 *
 * <p>A task sees a thread on which every libtorch operation runs alone and records no gradients. It opens its own
 * {@link TensorScope}. Tensors of the caller's scopes may be read, and their distinct parts written, by many tasks.
 */
public final class Workers {
    private static final int IDLE_SECONDS = 10;
    private static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = pool(Runtime.getRuntime().availableProcessors());

    private Workers() {}

    private static ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Workers::worker);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread worker(Runnable tasks) {
        Thread thread = new Thread(tasks, "margo-worker-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** How many tasks run at once, in the whole process. */
    public static int threads() {
        return POOL.getMaximumPoolSize();
    }

    static synchronized void setThreads(int threads) {
        if (threads > POOL.getMaximumPoolSize()) {
            POOL.setMaximumPoolSize(threads);
            POOL.setCorePoolSize(threads);
        } else {
            POOL.setCorePoolSize(threads);
            POOL.setMaximumPoolSize(threads);
        }
    }

    /**
     * Runs {@code task} for 0 to {@code tasks} - 1, in any order, as many at once as there are threads, and returns when
     * all are done. Called from a task, it runs them one after the other. The first failure is thrown again, and tasks
     * not begun by then are left out.
     */
    public static void forEach(int tasks, IntConsumer task) {
        if (WORKING.get()) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        Run run = new Run(tasks, task, Math.min(tasks, threads()));
        for (int i = 0; i < run.parties; i++) {
            POOL.execute(run);
        }
        run.await();
    }

    /** Part of a computation over rows. */
    @FunctionalInterface
    public interface RangeTask {
        void accept(int from, int count);
    }

    /**
     * Cuts {@code size} rows into ranges of at most {@code most}, of which every thread gets the same number, and runs
     * {@code task} for each as {@link #forEach} does, in a scope of its own.
     */
    public static void forRanges(String name, int size, int most, RangeTask task) {
        int share = (size + threads() - 1) / threads();
        int ranges = threads() * ((share + most - 1) / most);
        int length = (size + ranges - 1) / ranges;
        forEach((size + length - 1) / length, i -> {
            try (TensorScope scope = TensorScope.open(name)) {
                task.accept(i * length, Math.min(length, size - i * length));
            }
        });
    }

    /** One call of {@link #forEach}; each worker that joins in takes the next task until none is left. */
    private static final class Run implements Runnable {
        private final int tasks;
        private final IntConsumer task;
        private final int parties;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final CountDownLatch done;

        Run(int tasks, IntConsumer task, int parties) {
            this.tasks = tasks;
            this.task = task;
            this.parties = parties;
            done = new CountDownLatch(parties);
        }

        @Override
        public void run() {
            WORKING.set(true);
            try (NoGradients none = NoGradients.here()) {
                for (int i = next.getAndIncrement(); i < tasks && failure.get() == null; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                WORKING.set(false);
                done.countDown();
            }
        }

        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // the tasks write into memory that the caller frees, so it has to wait
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            rethrow(failure.get());
        }

        private static void rethrow(Throwable failure) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
