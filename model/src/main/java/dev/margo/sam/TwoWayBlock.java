package dev.margo.sam;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/** One layer in which tokens attend to themselves and the image, and the image to the tokens. */
final class TwoWayBlock {
    static final double NORM_EPSILON = 1e-5;

    private final DecoderAttention selfAttention;
    private final LayerNorm norm1;
    final DecoderAttention tokenToImage;
    private final LayerNorm norm2;
    private final Linear mlpIn;
    private final Linear mlpOut;
    private final LayerNorm norm3;
    final DecoderAttention imageToToken;
    final LayerNorm norm4;
    private final boolean first;

    TwoWayBlock(Parameters parameters, SamConfig.DecoderConfig config, boolean first) {
        this.first = first;
        int width = config.width();
        selfAttention = new DecoderAttention(parameters.in("self_attn"), width, width, config.heads());
        norm1 = new LayerNorm(parameters.in("norm1"), width, NORM_EPSILON);
        tokenToImage =
                new DecoderAttention(parameters.in("cross_attn_token_to_image"), width, width / 2, config.heads());
        norm2 = new LayerNorm(parameters.in("norm2"), width, NORM_EPSILON);
        mlpIn = new Linear(parameters.in("mlp").in("lin1"), width, config.mlpWidth());
        mlpOut = new Linear(parameters.in("mlp").in("lin2"), config.mlpWidth(), width);
        norm3 = new LayerNorm(parameters.in("norm3"), width, NORM_EPSILON);
        norm4 = new LayerNorm(parameters.in("norm4"), width, NORM_EPSILON);
        imageToToken =
                new DecoderAttention(parameters.in("cross_attn_image_to_token"), width, width / 2, config.heads());
    }

    /** Tokens (B, N, C) and image (B, E x E, C), each with its positions, to new tokens and image. */
    TwoWayState forward(TwoWayState state) {
        Tensor tokens = TensorScope.compute("tokens to image", () -> updateTokens(state));
        Tensor image = TensorScope.compute(
                "image to tokens",
                () -> norm4.forward(state.image()
                        .add(imageToToken.forward(
                                state.image().add(state.imagePositions()),
                                tokens.add(state.tokenPositions()),
                                tokens))));
        return new TwoWayState(tokens, state.tokenPositions(), image, state.imagePositions());
    }

    private Tensor updateTokens(TwoWayState state) {
        Tensor attended = attendToSelf(state.tokens(), state.tokenPositions());
        Tensor looked = tokenToImage.forward(
                attended.add(state.tokenPositions()), state.image().add(state.imagePositions()), state.image());
        return afterLook(attended, looked);
    }

    /** The tokens (B, N, C) after they looked at each other. */
    Tensor attendToSelf(Tensor tokens, Tensor positions) {
        if (first) { // in the first layer the tokens are their own positions, and there is no residual
            return norm1.forward(selfAttention.forward(tokens, tokens, tokens));
        }
        Tensor positioned = tokens.add(positions);
        return norm1.forward(tokens.add(selfAttention.forward(positioned, positioned, tokens)));
    }

    /** The layer's tokens, from those that looked at each other and what the image answered them, all (B, N, C). */
    Tensor afterLook(Tensor attended, Tensor answer) {
        Tensor looked = norm2.forward(attended.add(answer));
        return norm3.forward(looked.add(mlpOut.forward(mlpIn.forward(looked).relu())));
    }
}
