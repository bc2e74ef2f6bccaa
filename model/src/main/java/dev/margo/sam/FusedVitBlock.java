package dev.margo.sam;

import dev.margo.nn.Linear;
import dev.margo.tensor.Into;
import dev.margo.tensor.Precision;
import dev.margo.tensor.RowProduct;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The computation of {@link VitBlock} in three phases: norm and projection to queries, keys and values; attention;
 * everything after it, since from there on no token needs another. The hidden layer of the MLP is computed by columns,
 * as many at a time as the model is wide, so that it stays in the cache.
 */
final class FusedVitBlock implements AutoCloseable {
    private static final int ROWS = 2048; // of one task: a product of fewer spends its time on packing weights

    private final VitBlock weights;
    private final TensorScope views;
    private final RowProduct qkv;
    private final RowProduct proj;
    private final List<RowProduct> mlpIn = new ArrayList<>(); // for each group of hidden columns
    private final List<RowProduct> mlpOut = new ArrayList<>();

    FusedVitBlock(VitBlock weights, Precision precision) {
        this.weights = weights;
        views = TensorScope.holder("prepared " + weights.name);
        qkv = prepare(weights.attention.qkv, precision);
        proj = prepare(weights.attention.proj, precision);
        prepareMlp(precision);
    }

    private static RowProduct prepare(Linear linear, Precision precision) {
        return precision.prepare(linear.weight(), linear.bias());
    }

    private void prepareMlp(Precision precision) {
        Tensor in = weights.mlpIn.weight(); // (hidden, C)
        Tensor out = weights.mlpOut.weight(); // (C, hidden)
        long columns = in.size(1);
        try (TensorScope scope = TensorScope.open("prepare MLP")) {
            Tensor noBias = views.adopt(Tensor.zeros(columns));
            for (long from = 0; from < in.size(0); from += columns) {
                mlpIn.add(precision.prepare(
                        views.adopt(in.narrow(0, from, columns)),
                        views.adopt(weights.mlpIn.bias().narrow(0, from, columns))));
                Tensor ofColumns = views.adopt(out.narrow(1, from, columns));
                mlpOut.add(precision.prepare(ofColumns, from == 0 ? weights.mlpOut.bias() : noBias));
            }
        }
    }

    /**
     * @param x (H W, C) tokens, replaced by the result
     * @param normed (H W, C) memory to use
     * @param wide (H W, 3 C) memory to use
     */
    void forward(TokenGrid grid, VitAttentionKernel attention, Tensor x, Tensor normed, Tensor wide) {
        Workers.forRanges("queries, keys and values", grid.tokens(), ROWS, (from, count) -> {
            Tensor rows = normed.narrow(0, from, count);
            weights.norm1.into(rows, x.narrow(0, from, count));
            qkv.into(wide.narrow(0, from, count), rows);
        });
        attention.attend(weights.attention, wide, normed, grid, weights.window);
        Workers.forRanges("after attention", grid.tokens(), ROWS, (from, count) -> {
            Tensor rows = normed.narrow(0, from, count);
            Tensor tokens = x.narrow(0, from, count);
            proj.addTo(tokens, rows);
            weights.norm2.into(rows, tokens);
            Tensor hidden =
                    wide.narrow(0, from, count).reshape(3, count, rows.size(1)).select(0, 0);
            for (int i = 0; i < mlpIn.size(); i++) {
                mlpIn.get(i).into(hidden, rows);
                Into.gelu(hidden);
                mlpOut.get(i).addTo(tokens, hidden);
            }
        });
        weights.adapter.ifPresent(adapter -> addAdapter(adapter, grid, x, normed));
    }

    private static void addAdapter(Adapter adapter, TokenGrid grid, Tensor x, Tensor normed) {
        try (TensorScope scope = TensorScope.open("adapter")) {
            Tensor map = normed.reshape(1, grid.height(), grid.width(), normed.size(1));
            x.addInPlace(adapter.forward(map).reshape(x.shape()));
        }
    }

    @Override
    public void close() {
        qkv.close();
        proj.close();
        mlpIn.forEach(RowProduct::close);
        mlpOut.forEach(RowProduct::close);
        views.close();
    }
}
