package dev.margo.tensor;

import org.bytedeco.pytorch.AutoGradMode;

/** While it is open, what this thread computes is not recorded for gradients. */
public final class NoGradients implements AutoCloseable {
    static {
        Libtorch.load();
    }

    private final AutoGradMode guard = new AutoGradMode(false);

    private NoGradients() {
        guard.retainReference(); // its end is close(), not that of a scope of temporaries around it
    }

    public static NoGradients here() {
        return new NoGradients();
    }

    @Override
    public void close() {
        guard.releaseReference();
    }
}
