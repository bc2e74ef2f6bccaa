package dev.margo.sam;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder's transformer: two layers, then a last look of the tokens at the image.
 *
 * <p>Source: segment_anything/modeling/transformer.py.
 */
final class TwoWayTransformer {
    private static final int DEPTH = 2;

    final List<TwoWayBlock> layers = new ArrayList<>();
    final DecoderAttention finalTokenToImage;
    private final LayerNorm normFinal;

    TwoWayTransformer(Parameters parameters, SamConfig.DecoderConfig config) {
        for (int i = 0; i < DEPTH; i++) {
            layers.add(new TwoWayBlock(parameters.in("layers").in(i), config, i == 0));
        }
        finalTokenToImage = new DecoderAttention(
                parameters.in("final_attn_token_to_image"), config.width(), config.width() / 2, config.heads());
        normFinal = new LayerNorm(parameters.in("norm_final_attn"), config.width(), TwoWayBlock.NORM_EPSILON);
    }

    /** Tokens (B, N, C), image (B, E x E, C), its positions (1, E x E, C). */
    TwoWayState forward(Tensor tokens, Tensor image, Tensor imagePositions) {
        TwoWayState state = new TwoWayState(tokens, tokens, image, imagePositions);
        for (TwoWayBlock layer : layers) {
            state = layer.forward(state);
        }
        Tensor looked = finalTokenToImage.forward(
                state.tokens().add(tokens), state.image().add(imagePositions), state.image());
        return new TwoWayState(afterLastLook(state.tokens(), looked), tokens, state.image(), imagePositions);
    }

    /** The final tokens, from the last layer's and what the image answered them, all (B, N, C). */
    Tensor afterLastLook(Tensor tokens, Tensor answer) {
        return normFinal.forward(tokens.add(answer));
    }
}
