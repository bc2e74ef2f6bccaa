package dev.margo.sam;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.nn.WindowGrid;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.Optional;

/** Attention, then an MLP, each with a norm before and a residual around it. (B, H, W, C) to the same. */
final class VitBlock {
    static final double NORM_EPSILON = 1e-6;
    private static final int MLP_RATIO = 4;

    final String name;
    final LayerNorm norm1;
    final VitAttention attention;
    final LayerNorm norm2;
    final Linear mlpIn;
    final Linear mlpOut;
    final Optional<Adapter> adapter;
    final int window; // 0: the whole grid is one window

    VitBlock(Parameters parameters, EncoderConfig.Vit config, int index) {
        name = "ViT block " + index;
        int width = config.width();
        window = config.globalBlocks().contains(index) ? 0 : config.windowSize();
        norm1 = new LayerNorm(parameters.in("norm1"), width, NORM_EPSILON);
        int tableSide = window == 0 ? config.gridSide() : window;
        attention = new VitAttention(parameters.in("attn"), width, config.heads(), tableSide);
        norm2 = new LayerNorm(parameters.in("norm2"), width, NORM_EPSILON);
        mlpIn = new Linear(parameters.in("mlp").in("lin1"), width, MLP_RATIO * width);
        mlpOut = new Linear(parameters.in("mlp").in("lin2"), MLP_RATIO * width, width);
        adapter = config.adapters() ? Optional.of(new Adapter(parameters.in("Adapter"), width)) : Optional.empty();
    }

    Tensor forward(Tensor x) {
        return TensorScope.compute(name, () -> {
            Tensor attended = x.add(attend(norm1.forward(x)));
            Tensor normed = norm2.forward(attended);
            Tensor y = attended.add(mlp(normed));
            return adapter.isPresent() ? y.add(adapter.get().forward(normed)) : y;
        });
    }

    private Tensor attend(Tensor normed) {
        if (window == 0) {
            return attention.forward(normed);
        }
        // the zeros are added after the norm, and act as keys like any other token
        WindowGrid grid = WindowGrid.of(normed, window);
        return grid.merge(attention.forward(grid.partition(normed)));
    }

    private Tensor mlp(Tensor normed) {
        return TensorScope.compute(
                "MLP", () -> mlpOut.forward(mlpIn.forward(normed).gelu()));
    }
}
