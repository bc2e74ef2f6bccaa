package dev.margo.tensor;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Owns tensors and frees their native memory together.
 *
 * <p>An <em>opened</em> scope is the innermost one of its thread until it is closed, and receives every result computed
 * meanwhile. A scope made by {@link #holder} receives nothing by itself; it keeps what it adopts, such as the weights
 * of a model. Opened scopes are confined to their thread and closed in reverse order. A holder may adopt and close on
 * any thread; its tensors may be read by many threads at once.
 */
public final class TensorScope implements AutoCloseable {
    private static final ThreadLocal<Deque<TensorScope>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

    private final String name;
    private final boolean holder;
    private final Set<Tensor> owned = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    private TensorScope(String name, boolean holder) {
        this.name = name;
        this.holder = holder;
    }

    /** Opens a scope for what this thread computes next; {@code name} the stage, it appears in messages. */
    public static TensorScope open(String name) {
        TensorScope scope = new TensorScope(name, false);
        OPEN.get().push(scope);
        return scope;
    }

    /** A scope that owns only what it adopts. */
    public static TensorScope holder(String name) {
        return new TensorScope(name, true);
    }

    /** Computes in a scope of its own: intermediates are freed, the result goes to the scope around it. */
    public static Tensor compute(String name, Supplier<Tensor> stage) {
        try (TensorScope scope = open(name)) {
            return scope.handUp(stage.get());
        }
    }

    static TensorScope innermost() {
        TensorScope scope = OPEN.get().peek();
        if (scope == null) {
            throw new IllegalStateException(
                    "no TensorScope is open on this thread; open one around the computation, so that its tensors are freed");
        }
        return scope;
    }

    /** Takes {@code tensor} over from the scope that owned it. Returns the same tensor. */
    public Tensor adopt(Tensor tensor) {
        requireOpen("adopt a tensor");
        tensor.owner().release(tensor);
        return receive(tensor);
    }

    /**
     * Gives {@code tensor} to the scope that encloses this one on its thread, which outlives it. A tensor that this
     * scope does not own is left where it is. Returns the same tensor.
     */
    public Tensor handUp(Tensor tensor) {
        requireOpen("hand up a tensor");
        if (tensor.owner() != this) {
            return tensor;
        }
        TensorScope around = around();
        release(tensor);
        return around.receive(tensor);
    }

    private TensorScope around() {
        boolean found = false;
        for (TensorScope scope : OPEN.get()) {
            if (found) {
                return scope;
            }
            found = scope == this;
        }
        throw new IllegalStateException(
                "scope '%s' has no scope around it on this thread to hand a tensor to; adopt it into a holder"
                        .formatted(name));
    }

    synchronized Tensor receive(Tensor tensor) {
        requireOpen("receive a tensor");
        owned.add(tensor);
        tensor.ownedBy(this);
        return tensor;
    }

    private synchronized void release(Tensor tensor) {
        requireOpen("give up a tensor");
        owned.remove(tensor);
    }

    /** Number of tensors alive here. */
    public synchronized int liveCount() {
        return owned.size();
    }

    String name() {
        return name;
    }

    private void requireOpen(String intent) {
        if (closed) {
            throw new IllegalStateException(
                    "cannot %s: scope '%s' is closed; hand the tensor up or adopt it before".formatted(intent, name));
        }
    }

    /**
     * Frees every tensor owned here.
     *
     * @throws IllegalStateException if already closed, or if a scope opened later on this thread is still open: either
     *     hides a lifetime fault
     */
    @Override
    public synchronized void close() {
        requireOpen("close");
        if (!holder) {
            popFromThread();
        }
        closed = true;
        owned.forEach(Tensor::free);
        owned.clear();
    }

    private void popFromThread() {
        Deque<TensorScope> open = OPEN.get();
        if (open.peek() != this) {
            throw new IllegalStateException("cannot close scope '%s': %s".formatted(name, whyNotInnermost(open)));
        }
        open.pop();
        if (open.isEmpty()) {
            OPEN.remove();
        }
    }

    private String whyNotInnermost(Deque<TensorScope> open) {
        return open.contains(this)
                ? "scope '%s' was opened later and is still open".formatted(open.peek().name)
                : "it was opened on another thread";
    }
}
