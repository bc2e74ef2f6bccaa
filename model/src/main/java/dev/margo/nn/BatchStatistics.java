package dev.margo.nn;

/**
 * While it is open, the batch norms that this thread computes normalise by what is in the batch and move their stored
 * statistics towards it: how a network is trained whose statistics are not settled yet. Must not be nested.
 */
public final class BatchStatistics implements AutoCloseable {
    private static final ThreadLocal<Mode> MODE = ThreadLocal.withInitial(() -> Mode.STORED);

    private enum Mode {
        STORED,
        OF_BATCH,
        OF_BATCH_AGAIN
    }

    private BatchStatistics() {}

    /** Opens it if {@code used}; otherwise does nothing. */
    public static BatchStatistics when(boolean used) {
        MODE.set(used ? Mode.OF_BATCH : Mode.STORED);
        return new BatchStatistics();
    }

    /** As {@link #when}, for a batch that was computed before: the stored statistics stay as they are. */
    public static BatchStatistics againWhen(boolean used) {
        MODE.set(used ? Mode.OF_BATCH_AGAIN : Mode.STORED);
        return new BatchStatistics();
    }

    static boolean areUsed() {
        return MODE.get() != Mode.STORED;
    }

    /** Share by which stored statistics move; PyTorch's. */
    static double momentum() {
        return MODE.get() == Mode.OF_BATCH ? 0.1 : 0;
    }

    @Override
    public void close() {
        MODE.remove();
    }
}
