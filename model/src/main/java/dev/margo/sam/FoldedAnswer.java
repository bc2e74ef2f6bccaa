package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/**
 * The attention of the image's many tokens to a prompt's few, for G prompts, without projecting the image: the query
 * weights are applied to the keys, and the output weights to the values.
 *
 * @param heads the attention's
 * @param keys (G, heads x N, K)
 * @param keyBias (G, heads x N, 1), from the query bias
 * @param values (G, heads x N, C); weights sum to one in each head, so each head brings its share of the output bias
 */
record FoldedAnswer(int heads, Tensor keys, Tensor keyBias, Tensor values) {
    /**
     * @param queryWeight the attention's, or (inner, inner) identity for image queries that were projected without bias
     * @param positioned tokens with their positions (G, N, C)
     * @param tokens (G, N, C)
     */
    static FoldedAnswer of(DecoderAttention attention, Tensor queryWeight, Tensor positioned, Tensor tokens) {
        long prompts = tokens.size(0);
        Tensor k = attention.byHead(attention.kProj.forward(positioned)).mul(attention.scale());
        Tensor v = attention.byHead(attention.vProj.forward(tokens));
        Tensor outBias = attention.outProj.bias().mul(1.0 / attention.heads);
        Tensor outWeight = attention.headsOf(attention.outProj.weight().transpose(0, 1));
        return new FoldedAnswer(
                attention.heads,
                k.matmul(attention.headsOf(queryWeight)).reshape(prompts, -1, queryWeight.size(1)),
                k.matmul(attention.headsOf(attention.qProj.bias())).reshape(prompts, -1, 1),
                v.matmul(outWeight).add(outBias).reshape(prompts, -1, outBias.count()));
    }

    /**
     * What prompt {@code prompt} tells some of the image.
     *
     * @param target (rows, C) = {@code tokens} (rows, C), maybe the same, + what their queries get
     * @param queries (rows, K)
     */
    void addTo(int prompt, Tensor target, Tensor tokens, Tensor queries) {
        Tensor weights = Tensor.empty(keys.size(1), queries.size(0));
        Into.addProduct(weights, keyBias.select(0, prompt), keys.select(0, prompt), queries.transpose(0, 1));
        Into.softmax(weights.reshape(heads, -1, queries.size(0)), 1);
        Into.addProduct(target, tokens, weights.transpose(0, 1), values.select(0, prompt));
    }
}
