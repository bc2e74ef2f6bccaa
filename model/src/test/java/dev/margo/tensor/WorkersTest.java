package dev.margo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
    private static final int DEFAULT_THREADS = Libtorch.threads();

    @AfterEach
    void useAllThreadsAgain() {
        Libtorch.setThreads(DEFAULT_THREADS);
    }

    @ParameterizedTest(name = "{0} tasks on {1} threads")
    @CsvSource({"0, 2", "1, 2", "7, 1", "7, 3", "1000, 4"})
    void runsEveryTaskOnce(int tasks, int threads) {
        Libtorch.setThreads(threads);
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        Workers.forEach(tasks, runs::incrementAndGet);
        assertThat(IntStream.range(0, tasks).map(runs::get)).allMatch(count -> count == 1);
    }

    @ParameterizedTest(name = "{0} rows, at most {1} at once, on {2} threads")
    @CsvSource({"1, 10, 2", "10, 3, 2", "4096, 2048, 2", "4097, 2048, 3", "5, 1, 8"})
    void rangesCoverEveryRowOnce(int rows, int most, int threads) {
        Libtorch.setThreads(threads);
        AtomicIntegerArray seen = new AtomicIntegerArray(rows);
        Workers.forRanges("test", rows, most, (from, count) -> {
            assertThat(count).isBetween(1, most);
            IntStream.range(from, from + count).forEach(seen::incrementAndGet);
        });
        assertThat(IntStream.range(0, rows).map(seen::get)).allMatch(count -> count == 1);
    }

    @Test
    void neverRunsMoreTasksAtOnceThanThreadsHoweverManyCallersAsk() throws InterruptedException {
        Libtorch.setThreads(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread[] callers = new Thread[5];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = new Thread(() -> Workers.forEach(20, task -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
            }));
            callers[i].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void aCallFromATaskRunsThere() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Workers.forEach(1, outer -> {
            threads.add(Thread.currentThread());
            Workers.forEach(10, inner -> threads.add(Thread.currentThread()));
        });
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void throwsTheFirstFailureAndServesOnAfterIt() {
        assertThatThrownBy(() -> Workers.forEach(5, task -> {
                    throw new IllegalStateException("task " + task);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("task ");
        AtomicInteger runs = new AtomicInteger();
        Workers.forEach(5, task -> runs.incrementAndGet());
        assertThat(runs).hasValue(5);
    }

    @Test
    void anInterruptedCallerStillWaitsAndStaysInterrupted() {
        AtomicInteger runs = new AtomicInteger();
        Thread.currentThread().interrupt();
        Workers.forEach(50, task -> runs.incrementAndGet());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(50);
    }

    @Test
    void aTaskWithoutItsOwnScopeIsToldSo() {
        assertThatThrownBy(() -> Workers.forEach(2, task -> Tensor.zeros(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no TensorScope is open on this thread");
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Libtorch.setThreads(0)).hasMessage("threads must be at least 1, got 0");
    }
}
