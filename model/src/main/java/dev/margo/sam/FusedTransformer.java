package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The computation of {@link TwoWayTransformer} in chunks of image tokens: what the tokens of a layer
 * change in a chunk, and what the next layer's tokens gather there, is done while the chunk is in the cache.
 */
final class FusedTransformer {
    private final TwoWayTransformer weights;
    private final GridChunks chunks;
    private final Tensor positions; // (E x E, C)
    private final Tensor identity; // (inner, inner)

    FusedTransformer(TwoWayTransformer weights, GridChunks chunks, Tensor positions, Tensor identity) {
        this.weights = weights;
        this.chunks = chunks;
        this.positions = positions;
        this.identity = identity;
    }

    /**
     * What the transformer made of both sides.
     *
     * @param tokens (G, N, C)
     * @param images (E x E, C) for each prompt
     */
    record Result(Tensor tokens, List<Tensor> images) {}

    /** For tokens (G, N, C) of G prompts on the same image. */
    Result forward(Tensor tokens, ImageSide start) {
        List<Tensor> images = new ArrayList<>();
        for (long prompt = 0; prompt < tokens.size(0); prompt++) {
            images.add(Tensor.empty(start.tokens().shape()));
        }
        Tensor state = firstLook(tokens, start);
        for (int i = 0; i < weights.layers.size(); i++) {
            state = turn(i, state, tokens, start, images);
        }
        return new Result(state, images);
    }

    /** The first layer's tokens. The image is as it was, so that all prompts look at it at once. */
    private Tensor firstLook(Tensor tokens, ImageSide image) {
        TwoWayBlock layer = weights.layers.get(0);
        Tensor attended = layer.attendToSelf(tokens, tokens);
        FoldedLook attention = image.projected()
                ? FoldedLook.atProjected(layer.tokenToImage, identity)
                : FoldedLook.atImage(layer.tokenToImage);
        Tensor queries = attention.queries(attended.add(tokens));
        long width = queries.size(2);
        ChunkedLook look = new ChunkedLook(queries.reshape(1, -1, width), chunks.count(), width);
        chunks.forEach(
                "first look",
                chunk -> look.see(0, chunk, chunks.of(image.keys(), chunk), chunks.of(image.values(), chunk)));
        return layer.afterLook(attended, attention.answer(look.result().reshape(queries.shape())));
    }

    /** Layer {@code i} changes the images, and the tokens of the next, or of the end, look at them. */
    private Tensor turn(int i, Tensor state, Tensor tokens, ImageSide start, List<Tensor> images) {
        TwoWayBlock layer = weights.layers.get(i);
        Optional<TwoWayBlock> next =
                i + 1 < weights.layers.size() ? Optional.of(weights.layers.get(i + 1)) : Optional.empty();
        Tensor asking = next.map(block -> block.attendToSelf(state, tokens)).orElse(state);
        FoldedLook attention =
                FoldedLook.atImage(next.map(block -> block.tokenToImage).orElse(weights.finalTokenToImage));
        ChunkedLook look = new ChunkedLook(attention.queries(asking.add(tokens)), chunks.count(), tokens.size(2));
        boolean projected = i == 0 && start.projected();
        FoldedAnswer answer = FoldedAnswer.of(
                layer.imageToToken, projected ? identity : layer.imageToToken.qProj.weight(), state.add(tokens), state);
        chunks.forEach("image turn", images.size(), (prompt, chunk) -> {
            Tensor image = chunks.of(images.get(prompt), chunk);
            if (i == 0) {
                answer.addTo(prompt, image, chunks.of(start.tokens(), chunk), chunks.of(start.queries(), chunk));
            } else {
                answer.addTo(prompt, image, image, positioned(image, chunk));
            }
            layer.norm4.into(image, image);
            look.see(prompt, chunk, positioned(image, chunk), image);
        });
        Tensor answered = attention.answer(look.result());
        return next.map(block -> block.afterLook(asking, answered))
                .orElseGet(() -> weights.afterLastLook(asking, answered));
    }

    /** A chunk of image tokens with their positions. */
    private Tensor positioned(Tensor tokens, int chunk) {
        Tensor sum = Tensor.empty(tokens.shape());
        Into.add(sum, tokens, chunks.of(positions, chunk));
        return sum;
    }
}
