package dev.margo.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Processes that live and die together; when this is closed, none is left. */
final class LaunchedProcesses implements AutoCloseable {
    /** How long a process that is told to end has for its checkpoint. */
    static final int SECONDS_TO_SAVE = 60;

    private final List<Process> processes = new ArrayList<>();
    private final BlockingQueue<Process> ended = new LinkedBlockingQueue<>();
    private final Thread whenInterrupted = new Thread(this::endAll, "margo-end-ranks");

    LaunchedProcesses() {
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
    }

    void add(Process process) {
        synchronized (processes) {
            processes.add(process);
        }
        process.onExit().thenAccept(ended::add);
    }

    /** Waits for the next process to end. Returns its place in the order of adding. */
    int nextToEnd() throws InterruptedException {
        Process process = ended.take();
        synchronized (processes) {
            return processes.indexOf(process);
        }
    }

    int exitCode(int place) {
        synchronized (processes) {
            return processes.get(place).exitValue();
        }
    }

    private void endAll() {
        List<Process> all;
        synchronized (processes) {
            all = List.copyOf(processes);
        }
        all.forEach(Process::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_SAVE);
        for (Process process : all) {
            waitFor(process, deadline - System.nanoTime());
        }
    }

    private static void waitFor(Process process, long nanos) {
        try {
            if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever interrupts has no patience for the checkpoint
        }
        process.destroyForcibly();
    }

    /** Ends all that still run, first with a request, and waits until they have. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        } catch (IllegalStateException e) { // the hook is at work already
            return;
        }
        endAll();
    }

    /** Whether this program was told to end, and passes that on. */
    boolean interrupted() {
        return whenInterrupted.getState() != Thread.State.NEW;
    }
}
