package dev.margo.sam;

import dev.margo.nn.Mlp;
import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns an image embedding and prompt embeddings into masks and their predicted IoU.
 *
 * <p>Source: segment_anything/modeling/mask_decoder.py.
 */
public final class MaskDecoder {
    final TwoWayTransformer transformer;
    private final Parameter iouToken; // (1, C)
    private final Parameter maskTokens; // (masks, C)
    final OutputUpscaling upscaling;
    private final List<Mlp> hypernetworks = new ArrayList<>();
    private final Mlp iouHead;
    private final int masks;

    MaskDecoder(Parameters parameters, SamConfig.DecoderConfig config) {
        int width = config.width();
        masks = config.maskTokens();
        transformer = new TwoWayTransformer(parameters.in("transformer"), config);
        iouToken = parameters.in("iou_token").weight("weight", 1, width);
        maskTokens = parameters.in("mask_tokens").weight("weight", masks, width);
        upscaling = new OutputUpscaling(parameters.in("output_upscaling"), width);
        for (int i = 0; i < masks; i++) {
            Parameters mlp = parameters.in("output_hypernetworks_mlps").in(i);
            hypernetworks.add(new Mlp(mlp, width, width, width, width / 8));
        }
        int hidden = config.iouHiddenWidth();
        iouHead = new Mlp(parameters.in("iou_prediction_head"), width, hidden, hidden, masks);
    }

    /**
     * @param embedding (1, C, E, E) one image for all prompts, or (B, C, E, E)
     * @param densePositions (1, C, E, E)
     * @param multimask whether the three masks for an ambiguous prompt are wanted, or the single one
     */
    public LowResPrediction forward(
            Tensor embedding, Tensor densePositions, PromptEmbeddings prompts, boolean multimask) {
        long batch = prompts.sparse().size(0);
        long width = embedding.size(1);
        long side = embedding.size(2);
        Tensor tokens = tokens(prompts.sparse());
        Tensor image = embedding
                .add(prompts.dense())
                .reshape(batch, width, side * side)
                .transpose(1, 2);
        Tensor positions = densePositions.reshape(1, width, side * side).transpose(1, 2);

        TwoWayState state = transformer.forward(tokens, image, positions);
        Tensor map = upscaling.forward(state.image().transpose(1, 2).reshape(batch, width, side, side));
        Tensor logits = hyperTokens(state.tokens(), 0, masks)
                .matmul(map.reshape(batch, map.size(1), 16 * side * side))
                .reshape(batch, masks, 4 * side, 4 * side);
        return new LowResPrediction(
                logits.narrow(1, first(multimask), count(multimask)), predictedIou(state.tokens(), multimask));
    }

    /** The tokens that enter the transformer: one for the IoU, one per mask, then the prompt's (B, N, C). */
    Tensor tokens(Tensor sparse) {
        Tensor output =
                Tensor.cat(0, List.of(iouToken.value(), maskTokens.value())).unsqueeze(0);
        return Tensor.cat(1, List.of(output.expand(sparse.size(0), -1, -1), sparse));
    }

    /** The first mask that is returned. */
    int first(boolean multimask) {
        return multimask ? 1 : 0;
    }

    /** How many masks M are returned. */
    int count(boolean multimask) {
        return multimask ? masks - 1 : 1;
    }

    /** (B, count, C / 8): each of these mask tokens through its own MLP. */
    Tensor hyperTokens(Tensor tokens, int first, int count) {
        List<Tensor> hyper = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            hyper.add(hypernetworks.get(i).forward(tokens.select(1, 1L + i)).unsqueeze(1));
        }
        return Tensor.cat(1, hyper);
    }

    /** (B, M), from the transformer's tokens. */
    Tensor predictedIou(Tensor tokens, boolean multimask) {
        return iouHead.forward(tokens.select(1, 0)).narrow(1, first(multimask), count(multimask));
    }
}
