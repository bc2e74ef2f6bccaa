package dev.margo.annotate.session;

import dev.margo.image.Axis;
import dev.margo.volume.Between;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A propagation under way. */
public final class Propagation {
    private final int object;
    private final Axis axis;
    private final Between between;
    private final int slices;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * How it ended.
     *
     * @param problem why it failed; absent if it did not
     */
    public record End(boolean complete, Optional<String> problem) {}

    /** @param slices how many may get a mask at most */
    Propagation(int object, Axis axis, Between between, int slices) {
        this.object = object;
        this.axis = axis;
        this.between = between;
        this.slices = slices;
    }

    public int object() {
        return object;
    }

    public Axis axis() {
        return axis;
    }

    public Between between() {
        return between;
    }

    public int slices() {
        return slices;
    }

    /** Slices that have got a mask by now. */
    public int done() {
        return done.get();
    }

    void step() {
        done.incrementAndGet();
    }

    void stop() {
        stopped.set(true);
    }

    boolean isStopped() {
        return stopped.get();
    }
}
