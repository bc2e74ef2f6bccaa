package dev.margo.segment;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A look that is taken when it is first needed. Threads: any. Closing waits for nobody: what is being asked or taken is
 * finished first, and freed then.
 */
final class LateLook implements AutoCloseable {
    private final Supplier<Look> take;
    private final UseCount use = new UseCount("the EmbeddedImage", this::free);
    private Look look;

    LateLook(Supplier<Look> take) {
        this.take = take;
    }

    /**
     * Calls {@code call} with the look, which stays open meanwhile.
     *
     * @throws IllegalStateException if closed
     */
    void during(Consumer<Look> call) {
        use.enter();
        duringEntered(call);
    }

    /** Keeps the look open until {@link #duringEntered} has returned, which must be called next. */
    void enter() {
        use.enter();
    }

    /** As {@link #during}, after {@link #enter}. */
    void duringEntered(Consumer<Look> call) {
        try {
            call.accept(look());
        } finally {
            use.leave();
        }
    }

    private synchronized Look look() {
        if (look == null) {
            look = take.get();
        }
        return look;
    }

    private synchronized void free() {
        if (look != null) { // it may never have been needed
            look.close();
        }
    }

    /** @throws IllegalStateException if already closed */
    @Override
    public void close() {
        use.close();
    }
}
