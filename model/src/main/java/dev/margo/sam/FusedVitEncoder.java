package dev.margo.sam;

import dev.margo.nn.Linear;
import dev.margo.tensor.Into;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The computation of {@link VitEncoder} arranged for inference on the processor: the tokens of one image stay in one
 * piece of memory through all blocks, threads share their rows, and windows are lists of tokens instead of copies. A
 * block is three phases: norm and projection to queries, keys and values; attention; everything after it, since from
 * there on no token needs another.
 */
final class FusedVitEncoder implements ImageEncoder {
    private static final int ROWS = 2048; // of one task: a product of fewer spends its time on packing weights
    private static final int IMAGE_CHANNELS = 3;

    private final VitEncoder weights;
    private final VitAttentionKernel attention;
    private final FusedNeck neck;

    FusedVitEncoder(VitEncoder weights, VitAttentionKernel attention) {
        this.weights = weights;
        this.attention = attention;
        neck = new FusedNeck(weights.neck);
    }

    @Override
    public Tensor forward(Tensor image) {
        return TensorScope.compute("ViT", () -> {
            try (NoGradients none = NoGradients.here()) {
                List<Tensor> embeddings = new ArrayList<>();
                for (long i = 0; i < image.size(0); i++) {
                    Tensor one = image.select(0, i);
                    embeddings.add(TensorScope.compute("ViT image", () -> encode(one)));
                }
                return embeddings.size() == 1 ? embeddings.get(0) : Tensor.cat(0, embeddings);
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
        for (VitBlock block : weights.blocks) {
            forward(block, grid, x, normed, qkv);
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

    private void forward(VitBlock block, TokenGrid grid, Tensor x, Tensor normed, Tensor qkv) {
        Workers.forRanges("queries, keys and values", grid.tokens(), ROWS, (from, count) -> {
            Tensor rows = normed.narrow(0, from, count);
            block.norm1.into(rows, x.narrow(0, from, count));
            block.attention.qkv.into(qkv.narrow(0, from, count), rows);
        });
        attention.attend(block.attention, qkv, normed, grid, block.window);
        Workers.forRanges("after attention", grid.tokens(), ROWS, (from, count) -> {
            Tensor rows = normed.narrow(0, from, count);
            Tensor tokens = x.narrow(0, from, count);
            block.attention.proj.addTo(tokens, rows);
            block.norm2.into(rows, tokens);
            Tensor hidden =
                    qkv.narrow(0, from, count).reshape(3, count, rows.size(1)).select(0, 0); // memory to use
            addMlp(block.mlpIn, block.mlpOut, tokens, rows, hidden);
        });
        block.adapter.ifPresent(adapter -> addAdapter(adapter, grid, x, normed));
    }

    /** The hidden layer by columns, as many at a time as the model is wide, so that they stay in the cache. */
    private static void addMlp(Linear in, Linear out, Tensor tokens, Tensor normed, Tensor hidden) {
        long columns = hidden.size(1);
        for (long from = 0; from < in.weight().size(0); from += columns) {
            Into.linear(
                    hidden,
                    normed,
                    in.weight().narrow(0, from, columns),
                    in.bias().narrow(0, from, columns));
            Into.gelu(hidden);
            Into.addLinear(tokens, hidden, out.weight().narrow(1, from, columns));
        }
        tokens.addInPlace(out.bias());
    }

    private static void addAdapter(Adapter adapter, TokenGrid grid, Tensor x, Tensor normed) {
        try (TensorScope scope = TensorScope.open("adapter")) {
            Tensor map = normed.reshape(1, grid.height(), grid.width(), normed.size(1));
            x.addInPlace(adapter.forward(map).reshape(x.shape()));
        }
    }
}
