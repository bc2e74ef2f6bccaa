package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/**
 * The attention of the image's many tokens to a prompt's few, without projecting the image: the query weights are
 * applied to the keys, and the output weights to the values.
 *
 * @param heads the attention's
 * @param keys (heads x N, K)
 * @param keyBias (heads x N, 1), from the query bias
 * @param values (heads x N, C); weights sum to one in each head, so each head brings its share of the output bias
 */
record FoldedAnswer(int heads, Tensor keys, Tensor keyBias, Tensor values) {
    /**
     * @param queryWeight the attention's, or (inner, inner) identity for image queries that were projected without bias
     * @param positioned tokens with their positions (1, N, C)
     * @param tokens (1, N, C)
     */
    static FoldedAnswer of(DecoderAttention attention, Tensor queryWeight, Tensor positioned, Tensor tokens) {
        Tensor k = attention.byHead(attention.kProj.forward(positioned)).mul(attention.scale());
        Tensor v = attention.byHead(attention.vProj.forward(tokens));
        Tensor outBias = attention.outProj.bias().mul(1.0 / attention.heads);
        Tensor outWeight = attention.headsOf(attention.outProj.weight().transpose(0, 1));
        return new FoldedAnswer(
                attention.heads,
                k.matmul(attention.headsOf(queryWeight)).reshape(-1, queryWeight.size(1)),
                k.matmul(attention.headsOf(attention.qProj.bias())).reshape(-1, 1),
                v.matmul(outWeight).add(outBias).reshape(-1, outBias.count()));
    }

    /** {@code target} (rows, C) = {@code tokens} (rows, C), maybe the same, + what their {@code queries} (rows, K) get. */
    void addTo(Tensor target, Tensor tokens, Tensor queries) {
        Tensor weights = Tensor.empty(keys.size(0), queries.size(0));
        Into.addProduct(weights, keyBias, keys, queries.transpose(0, 1));
        Into.softmax(weights.reshape(heads, -1, queries.size(0)), 1);
        Into.addProduct(target, tokens, weights.transpose(0, 1), values);
    }
}
