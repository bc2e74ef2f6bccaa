package dev.margo.nn;

/**
 * While it is open, the batch norms that this thread computes normalise by what is in the batch and move their stored
 * statistics towards it: how a network is trained whose statistics are not settled yet. Must not be nested.
 */
public final class BatchStatistics implements AutoCloseable {
    /** Share by which stored statistics move; PyTorch's. */
    static final double MOMENTUM = 0.1;

    private static final ThreadLocal<Boolean> USED = ThreadLocal.withInitial(() -> false);

    private BatchStatistics() {}

    /** Opens it if {@code used}; otherwise does nothing. */
    public static BatchStatistics when(boolean used) {
        USED.set(used);
        return new BatchStatistics();
    }

    static boolean areUsed() {
        return USED.get();
    }

    @Override
    public void close() {
        USED.remove();
    }
}
