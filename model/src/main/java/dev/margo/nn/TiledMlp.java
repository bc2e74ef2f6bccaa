package dev.margo.nn;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/** Two linear layers with GELU between them, whose hidden values never leave the cache. For inference. */
public final class TiledMlp {
    private TiledMlp() {}

    /**
     * {@code target} (rows, C) += out(GELU(in({@code x}))).
     *
     * @param hidden (rows, columns), memory for so many of the hidden columns, which it must divide
     */
    public static void addTo(Tensor target, Tensor x, Linear in, Linear out, Tensor hidden) {
        long columns = hidden.size(1);
        for (long from = 0; from < in.weight().size(0); from += columns) {
            Into.linear(
                    hidden, x, in.weight().narrow(0, from, columns), in.bias().narrow(0, from, columns));
            Into.gelu(hidden);
            Into.addLinear(target, hidden, out.weight().narrow(1, from, columns));
        }
        target.addInPlace(out.bias());
    }
}
