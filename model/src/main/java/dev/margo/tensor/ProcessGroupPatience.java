package dev.margo.tensor;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bytedeco.javacpp.chrono.Milliseconds;

/** How long one rank waits for the others, from the moment this is made. */
final class ProcessGroupPatience {
    private static final long PAUSE_MILLIS = 20;

    private final int rank;
    private final Duration length;
    private final long startNanos = System.nanoTime();

    ProcessGroupPatience(int rank, Duration length) {
        this.rank = rank;
        this.length = length;
    }

    /** Looks again and again until {@code reached}; {@code otherwise} says what was missing when patience ended. */
    void waitUntil(BooleanSupplier reached, Supplier<String> otherwise) {
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - startNanos > length.toNanos()) {
                throw new ProcessGroupException("rank %s waited %s and %s".formatted(rank, waited(), otherwise.get()));
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProcessGroupException("rank %s was interrupted while it waited".formatted(rank), e);
            }
        }
    }

    /** For libtorch, in the caller's scope of temporaries. */
    Milliseconds milliseconds() {
        return new Milliseconds(length.toMillis());
    }

    /** The time that has passed, such as {@code 2.5 s}. */
    String waited() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
    }
}
