package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The computation of {@link VitEncoder} arranged for inference on the processor: the tokens of one image stay in one
 * piece of memory through all blocks, threads share their rows, and windows are lists of tokens instead of copies.
 */
final class FusedVitEncoder implements InferenceKernel {
    private static final int IMAGE_CHANNELS = 3;

    private final VitEncoder weights;
    private final VitAttentionKernel attention;
    private final List<FusedVitBlock> blocks = new ArrayList<>();
    private final FusedNeck neck;

    FusedVitEncoder(VitEncoder weights, VitAttentionKernel attention, Precision precision) {
        this.weights = weights;
        this.attention = attention;
        for (VitBlock block : weights.blocks) {
            blocks.add(new FusedVitBlock(block, precision));
        }
        neck = new FusedNeck(weights.neck);
    }

    @Override
    public Tensor forward(Tensor image) {
        return TensorScope.compute("ViT image", () -> {
            try (NoGradients none = NoGradients.here()) {
                return encode(image.select(0, 0));
            }
        });
    }

    /** (3, S, S) to (1, C, E, E). */
    private Tensor encode(Tensor image) {
        int patch = Math.toIntExact(weights.patchEmbed.weight().size(2));
        TokenGrid grid = new TokenGrid((int) image.size(1) / patch, (int) image.size(2) / patch);
        long width = weights.patchEmbed.weight().size(0);
        Tensor x = Tensor.empty(grid.tokens(), width);
        embedPatches(image, grid, patch, x);
        Tensor normed = Tensor.empty(grid.tokens(), width);
        Tensor qkv = Tensor.empty(grid.tokens(), 3 * width);
        for (FusedVitBlock block : blocks) {
            block.forward(grid, attention, x, normed, qkv);
        }
        return neck.forward(x, grid);
    }

    /** A patch's pixels as one row, times the weights of the convolution that never overlaps. */
    private void embedPatches(Tensor image, TokenGrid grid, int patch, Tensor x) {
        long width = x.size(1);
        Tensor patches = image.reshape(IMAGE_CHANNELS, grid.height(), patch, grid.width(), patch)
                .permute(1, 3, 0, 2, 4);
        Tensor projection = weights.patchEmbed.weight().reshape(width, -1);
        Tensor positions =
                weights.positions(grid.height(), grid.width()).reshape(grid.height(), (long) grid.width() * width);
        Workers.forRanges("patch embedding", grid.height(), grid.height(), (from, count) -> {
            Tensor rows = patches.narrow(0, from, count).reshape((long) count * grid.width(), projection.size(1));
            Tensor tokens = x.narrow(0, (long) from * grid.width(), (long) count * grid.width());
            Into.linear(tokens, rows, projection, weights.patchEmbed.bias());
            tokens.addInPlace(positions.narrow(0, from, count).reshape(tokens.shape()));
        });
    }

    @Override
    public void close() {
        blocks.forEach(FusedVitBlock::close);
    }
}
