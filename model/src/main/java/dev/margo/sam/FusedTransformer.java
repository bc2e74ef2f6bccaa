package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import java.util.function.IntFunction;

/**
 * The computation of {@link TwoWayTransformer} for one prompt, in chunks of image tokens: what the tokens of a layer
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
     * @param tokens (1, N, C)
     * @param image (E x E, C)
     */
    record Result(Tensor tokens, Tensor image) {}

    Result forward(Tensor tokens, ImageSide start) {
        Tensor image = Tensor.empty(start.tokens().shape());
        Tensor state = firstLook(tokens, start);
        for (int i = 0; i < weights.layers.size(); i++) {
            state = turn(i, state, tokens, start, image);
        }
        return new Result(state, image);
    }

    /** The first layer's tokens: the image is as it was. */
    private Tensor firstLook(Tensor tokens, ImageSide image) {
        TwoWayBlock layer = weights.layers.get(0);
        Tensor attended = layer.attendToSelf(tokens, tokens);
        FoldedLook attention = image.projected()
                ? FoldedLook.atProjected(layer.tokenToImage, identity)
                : FoldedLook.atImage(layer.tokenToImage);
        ChunkedLook look = look(attention, attended.add(tokens), image.values());
        chunks.forEach(
                "first look",
                chunk -> look.see(chunk, chunks.of(image.keys(), chunk), chunks.of(image.values(), chunk)));
        return layer.afterLook(attended, attention.answer(look.result()));
    }

    /** Layer {@code i} changes the image, and the tokens of the next, or of the end, look at it. */
    private Tensor turn(int i, Tensor state, Tensor tokens, ImageSide start, Tensor image) {
        TwoWayBlock layer = weights.layers.get(i);
        boolean last = i + 1 == weights.layers.size();
        Tensor asking = last ? state : weights.layers.get(i + 1).attendToSelf(state, tokens);
        FoldedLook attention =
                FoldedLook.atImage(last ? weights.finalTokenToImage : weights.layers.get(i + 1).tokenToImage);
        ChunkedLook look = look(attention, asking.add(tokens), image);
        Tensor queryWeight = i == 0 && start.projected() ? identity : layer.imageToToken.qProj.weight();
        FoldedAnswer answer = FoldedAnswer.of(layer.imageToToken, queryWeight, state.add(tokens), state);
        Tensor before = i == 0 ? start.tokens() : image;
        IntFunction<Tensor> queries =
                i == 0 ? chunk -> chunks.of(start.queries(), chunk) : chunk -> positioned(image, chunk);
        chunks.forEach("image turn", chunk -> {
            Tensor target = chunks.of(image, chunk);
            answer.addTo(target, chunks.of(before, chunk), queries.apply(chunk));
            layer.norm4.into(target, target);
            look.see(chunk, positioned(image, chunk), target);
        });
        Tensor answered = attention.answer(look.result());
        return last
                ? weights.afterLastLook(asking, answered)
                : weights.layers.get(i + 1).afterLook(asking, answered);
    }

    private ChunkedLook look(FoldedLook attention, Tensor tokens, Tensor values) {
        return new ChunkedLook(attention.queries(tokens), chunks.count(), values.size(1));
    }

    /** A chunk of the image with its positions. */
    private Tensor positioned(Tensor image, int chunk) {
        Tensor tokens = chunks.of(image, chunk);
        Tensor sum = Tensor.empty(tokens.shape());
        Into.add(sum, tokens, chunks.of(positions, chunk));
        return sum;
    }
}
