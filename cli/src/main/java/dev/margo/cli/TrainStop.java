package dev.margo.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C while training: the step under way is finished and the run saved, and only then the process ends. It ends at
 * once then, since libtorch's destructors must not run beside a computation.
 */
final class TrainStop implements BooleanSupplier, AutoCloseable {
    private static final int EXIT_CODE = 128 + 2;

    private final Thread trainer = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "margo-stop");
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable said;
    private volatile boolean asked;
    private volatile boolean stepping;

    /** @param said is run when the process is told to end */
    TrainStop(Runnable said) {
        this.said = said;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on a step is under way, which must not be interrupted. */
    void stepping() {
        stepping = true;
    }

    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    private void end() {
        asked = true;
        if (stepping) {
            said.run();
        } else {
            trainer.interrupt();
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** All is said and saved. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            done.countDown(); // the hook is at work, and ends the process now
        }
    }
}
