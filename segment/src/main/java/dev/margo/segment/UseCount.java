package dev.margo.segment;

import java.util.function.Supplier;

/**
 * Lets any number of calls use a native resource at once, and frees it when it was closed and the last of them has
 * returned. So a close on one thread never pulls memory from under another.
 */
final class UseCount implements AutoCloseable {
    private final String what;
    private final Runnable free;
    private int inUse;
    private boolean closed;

    /** {@code what} appears in messages, such as "the Segmenter". */
    UseCount(String what, Runnable free) {
        this.what = what;
        this.free = free;
    }

    /** @throws IllegalStateException if closed */
    <T> T during(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } finally {
            leave();
        }
    }

    /** What {@link #leave} ends. */
    synchronized void enter() {
        requireOpen();
        inUse++;
    }

    /** @throws IllegalStateException if closed */
    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException(what + " is closed; keep it open as long as it is asked");
        }
    }

    synchronized void leave() {
        inUse--;
        if (closed && inUse == 0) {
            free.run();
        }
    }

    /** @throws IllegalStateException if already closed */
    @Override
    public synchronized void close() {
        if (closed) {
            throw new IllegalStateException(what + " was closed before; close it once");
        }
        closed = true;
        if (inUse == 0) {
            free.run();
        }
    }
}
