package dev.margo.volume;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Who looks on while an object is propagated.
 *
 * @param events told in the propagating thread
 * @param cancelled asked before every slice; once true, propagation ends with a {@link CancellationException}
 */
public record Watch(Consumer<PropagationEvent> events, BooleanSupplier cancelled) {
    public Watch {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(cancelled, "cancelled");
    }

    /** Nobody; it ends early only if its thread is interrupted. */
    public static Watch nobody() {
        return by(event -> {});
    }

    /** {@code events} is told; it ends early if the thread is interrupted. */
    public static Watch by(Consumer<PropagationEvent> events) {
        return new Watch(events, () -> Thread.currentThread().isInterrupted());
    }

    void requireGoingOn(int slice) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException(
                    "cancelled at slice %s; what was done is kept, propagate again to go on".formatted(slice));
        }
    }
}
