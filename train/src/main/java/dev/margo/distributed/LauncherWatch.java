package dev.margo.distributed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a launched process when its launcher was killed and cannot end it any more. */
final class LauncherWatch {
    /** System property of a launched process: the process id of its launcher. */
    private static final String LAUNCHER = "dev.margo.distributed.launcher";

    private static final int EXIT_CODE = 143; // as after the signal that the launcher would have sent

    private LauncherWatch() {}

    /** The option of Java by which a launched process knows the process that calls this. */
    static String option() {
        return "-D%s=%s".formatted(LAUNCHER, ProcessHandle.current().pid());
    }

    /** Watches from now on, if this process was launched. */
    static void begin() {
        Long launcher = Long.getLong(LAUNCHER);
        if (launcher != null) {
            CompletableFuture<?> end = ProcessHandle.of(launcher)
                    .<CompletableFuture<?>>map(ProcessHandle::onExit)
                    .orElse(CompletableFuture.completedFuture(null));
            end.thenRun(LauncherWatch::exit);
        }
    }

    /** An orderly end, in which a checkpoint may be saved; after a while, any end. */
    private static void exit() {
        CompletableFuture.delayedExecutor(LaunchedProcesses.SECONDS_TO_SAVE, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(EXIT_CODE));
        System.exit(EXIT_CODE);
    }
}
