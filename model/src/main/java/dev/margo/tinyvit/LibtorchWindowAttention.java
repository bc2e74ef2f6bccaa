package dev.margo.tinyvit;

import dev.margo.nn.WindowGrid;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/** The plain attention, on windows that are filled up with the query, key and value of a padded token. */
final class LibtorchWindowAttention implements WindowAttention {
    private final OffsetBiasAttention plain;
    private final Tensor ofPadding; // (3 C)

    LibtorchWindowAttention(OffsetBiasAttention plain, Tensor ofPadding) {
        this.plain = plain;
        this.ofPadding = ofPadding;
    }

    @Override
    public void attend(Tensor attended, Tensor qkv, WindowRun run) {
        int window = run.window();
        int windows = run.windows();
        Tensor padded = Tensor.empty(window, (long) windows * window, qkv.size(1));
        Into.copy(padded, ofPadding);
        Into.copy(
                padded.narrow(0, 0, run.height()).narrow(1, 0, run.width()),
                qkv.reshape(run.height(), run.width(), -1));
        WindowGrid grid = new WindowGrid(1, window, (long) windows * window, window);
        Tensor merged = grid.merge(plain.attend(grid.partition(padded.unsqueeze(0))));
        Tensor real = merged.select(0, 0).narrow(0, 0, run.height()).narrow(1, 0, run.width());
        Into.copy(attended.reshape(run.height(), run.width(), -1), real);
    }
}
