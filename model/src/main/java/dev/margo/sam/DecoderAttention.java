package dev.margo.sam;

import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/** Multi-head attention whose inner width may be smaller than its outer one. */
final class DecoderAttention {
    final Linear qProj;
    final Linear kProj;
    final Linear vProj;
    final Linear outProj;
    final int heads;
    private final int headWidth;

    DecoderAttention(Parameters parameters, int width, int innerWidth, int heads) {
        qProj = new Linear(parameters.in("q_proj"), width, innerWidth);
        kProj = new Linear(parameters.in("k_proj"), width, innerWidth);
        vProj = new Linear(parameters.in("v_proj"), width, innerWidth);
        outProj = new Linear(parameters.in("out_proj"), innerWidth, width);
        this.heads = heads;
        headWidth = innerWidth / heads;
    }

    /** Queries (B, Nq, C), keys and values (B, Nk, C), to (B, Nq, C). */
    Tensor forward(Tensor q, Tensor k, Tensor v) {
        Tensor scores = byHead(qProj.forward(q))
                .matmul(byHead(kProj.forward(k)).transpose(2, 3))
                .mul(scale());
        Tensor attended = scores.softmax(-1).matmul(byHead(vProj.forward(v)));
        return leave(attended);
    }

    /** What each head attended to, (B, heads, N, headWidth), to (B, N, C). */
    Tensor leave(Tensor attended) {
        return outProj.forward(
                attended.transpose(1, 2).reshape(attended.size(0), attended.size(2), (long) heads * headWidth));
    }

    /** By which scores are multiplied before the softmax. */
    double scale() {
        return 1 / Math.sqrt(headWidth);
    }

    /** A weight (inner, in), or a bias (inner), by head: (heads, headWidth, in or 1). A view. */
    Tensor headsOf(Tensor innerFirst) {
        return innerFirst.reshape(heads, headWidth, -1);
    }

    /** (B, N, inner) to (B, heads, N, headWidth). */
    Tensor byHead(Tensor x) {
        return x.reshape(x.size(0), x.size(1), heads, headWidth).transpose(1, 2);
    }
}
