package dev.margo.sam;

import dev.margo.tensor.Tensor;

/**
 * The attention of a prompt's few tokens to the image's many, without projecting the image. The product of a query with
 * a projected key is that of the query, taken back through the key weights, with the key itself; and a weighted sum of
 * projected values is the projected weighted sum. So the projections move to the tokens' side. The key bias adds the
 * same to all scores of a query, which the softmax does not see; the value bias comes through whole, as weights sum to
 * one.
 */
final class FoldedLook {
    private final DecoderAttention attention;
    private final Tensor keyWeight; // (heads, headWidth, K)
    private final Tensor valueWeight; // (heads, headWidth, K)

    private FoldedLook(DecoderAttention attention, Tensor keyWeight, Tensor valueWeight) {
        this.attention = attention;
        this.keyWeight = attention.headsOf(keyWeight);
        this.valueWeight = attention.headsOf(valueWeight);
    }

    /** For keys and values as they are: K is C. Views in the caller's scope. */
    static FoldedLook atImage(DecoderAttention attention) {
        return new FoldedLook(attention, attention.kProj.weight(), attention.vProj.weight());
    }

    /** For keys and values that were projected, without biases; {@code identity} is (inner, inner) and K inner. */
    static FoldedLook atProjected(DecoderAttention attention, Tensor identity) {
        return new FoldedLook(attention, identity, identity);
    }

    /** Tokens (G, N, C) to what meets the keys, (G, heads x N, K). */
    Tensor queries(Tensor tokens) {
        Tensor queries = attention.byHead(attention.qProj.forward(tokens)).mul(attention.scale());
        return queries.matmul(keyWeight).reshape(tokens.size(0), -1, keyWeight.size(2));
    }

    /** Values gathered with the queries' weights, (G, heads x N, K), to the attention's result (G, N, C). */
    Tensor answer(Tensor gathered) {
        Tensor byHead = gathered.reshape(gathered.size(0), attention.heads, -1, valueWeight.size(2));
        Tensor valueBias = attention.headsOf(attention.vProj.bias()).transpose(1, 2); // (heads, 1, headWidth)
        return attention.leave(byHead.matmul(valueWeight.transpose(1, 2)).add(valueBias));
    }
}
