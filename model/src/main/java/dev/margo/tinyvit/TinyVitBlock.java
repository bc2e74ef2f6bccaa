package dev.margo.tinyvit;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.nn.WindowGrid;
import dev.margo.tensor.Tensor;

/** Windowed attention, a local convolution without residual, then an MLP. (B, C, H, W) to the same. */
final class TinyVitBlock implements Layer {
    static final double NORM_EPSILON = 1e-5;
    private static final int MLP_RATIO = 4;

    final OffsetBiasAttention attention;
    final LayerNorm mlpNorm;
    final Linear mlpIn;
    final Linear mlpOut;
    final ConvBn localConv;
    final int window;

    TinyVitBlock(Parameters parameters, int width, int heads, int window) {
        this.window = window;
        attention = new OffsetBiasAttention(parameters.in("attn"), width, heads, window);
        Parameters mlp = parameters.in("mlp");
        mlpNorm = new LayerNorm(mlp.in("norm"), width, NORM_EPSILON);
        mlpIn = new Linear(mlp.in("fc1"), width, MLP_RATIO * width);
        mlpOut = new Linear(mlp.in("fc2"), MLP_RATIO * width, width);
        localConv = ConvBn.depthWise(parameters.in("local_conv"), width, 1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor tokens = x.permute(0, 2, 3, 1); // (B, H, W, C)
        WindowGrid grid = WindowGrid.of(tokens, window);
        // the padding is added before the norm, which sits inside the attention: padded tokens are keys like others
        Tensor attended = grid.merge(attention.forward(grid.partition(tokens)));
        Tensor local =
                localConv.forward(tokens.add(attended).permute(0, 3, 1, 2)).permute(0, 2, 3, 1);
        Tensor mlp = mlpOut.forward(mlpIn.forward(mlpNorm.forward(local)).gelu());
        return local.add(mlp).permute(0, 3, 1, 2);
    }

    @Override
    public FusedLayer fuse(Preparation preparation) {
        return new FusedBlock(this, preparation);
    }
}
