package dev.margo.sam;

import dev.margo.nn.ConvTranspose2d;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * The computation of {@link OutputUpscaling}, and the masks from it, in chunks of image tokens. A transposed 2 x 2
 * convolution with stride 2 is one product per token: it makes four pixels of each.
 */
final class FusedUpscaling {
    private static final int QUARTERS = 4;

    private final OutputUpscaling weights;
    private final Step first;
    private final Step second;

    /**
     * A transposed convolution as a product, its outputs by row, column and channel.
     *
     * @param weight (4 out, in)
     * @param bias (4 out)
     */
    private record Step(Tensor weight, Tensor bias) {
        static Step of(ConvTranspose2d convolution, TensorScope owner) {
            long in = convolution.weight().size(0);
            Tensor weight = convolution.weight().permute(2, 3, 1, 0).reshape(-1, in);
            Tensor bias = convolution.bias().unsqueeze(0).expand(QUARTERS, -1).reshape(-1);
            return new Step(owner.adopt(weight.contiguous()), owner.adopt(bias));
        }

        /** Tokens (n, in) to four times as many (4 n, out). */
        Tensor forward(Tensor x) {
            Tensor result = Tensor.empty(x.size(0), weight.size(0));
            Into.linear(result, x, weight, bias);
            return result.reshape(QUARTERS * x.size(0), -1);
        }
    }

    FusedUpscaling(OutputUpscaling weights, TensorScope owner) {
        this.weights = weights;
        try (TensorScope scope = TensorScope.open("lay out upscaling")) {
            first = Step.of(weights.first, owner);
            second = Step.of(weights.second, owner);
        }
    }

    /**
     * Writes masks of {@code rows} rows of the grid.
     *
     * @param target (M, 4 rows, 4 E)
     * @param tokens (rows x E, C)
     * @param hyper (M, C / 8), the vectors that make masks of upscaled pixels
     */
    void masks(Tensor target, Tensor tokens, Tensor hyper) {
        long masks = target.size(0);
        long rows = target.size(1) / 4;
        Tensor half = first.forward(tokens);
        weights.firstNorm.intoRows(half, half);
        Into.gelu(half);
        Tensor pixels = second.forward(half);
        Into.gelu(pixels);
        Tensor logits = Tensor.empty(masks, pixels.size(0));
        Into.product(logits, hyper, pixels.transpose(0, 1));
        // a token's pixels: its halves by row and column, and theirs
        Tensor byToken = logits.reshape(masks, rows, -1, 2, 2, 2, 2);
        Into.copy(target.reshape(masks, rows, 2, 2, -1, 2, 2), byToken.permute(0, 1, 3, 5, 2, 4, 6));
    }
}
