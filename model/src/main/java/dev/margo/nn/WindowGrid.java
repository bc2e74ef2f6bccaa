package dev.margo.nn;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;

/**
 * A map of tokens cut into square windows; zeros are added below and to the right where the window does not divide it.
 *
 * @param height rows of tokens before padding
 * @param width columns of tokens before padding
 * @param window side of a window, in tokens
 */
public record WindowGrid(long batch, long height, long width, int window) {
    /** The grid for {@code tokens} of shape (B, H, W, C). */
    public static WindowGrid of(Tensor tokens, int window) {
        return new WindowGrid(tokens.size(0), tokens.size(1), tokens.size(2), window);
    }

    private long rows() {
        return (height + window - 1) / window;
    }

    private long columns() {
        return (width + window - 1) / window;
    }

    /** (B, H, W, C) to (B x windows, window, window, C). */
    public Tensor partition(Tensor tokens) {
        long bottom = rows() * window - height;
        long right = columns() * window - width;
        Tensor padded = bottom + right > 0 ? Functional.padBottomRight(tokens, bottom, right) : tokens;
        return padded.reshape(batch, rows(), window, columns(), window, -1)
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(batch * rows() * columns(), window, window, tokens.size(3));
    }

    /** The inverse of {@link #partition}; the padding is dropped. */
    public Tensor merge(Tensor windows) {
        return windows.reshape(batch, rows(), columns(), window, window, -1)
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(batch, rows() * window, columns() * window, windows.size(3))
                .narrow(1, 0, height)
                .narrow(2, 0, width);
    }
}
