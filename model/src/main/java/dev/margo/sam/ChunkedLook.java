package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/**
 * softmax(Q K^T) V where keys and values come in chunks, in any order and on any threads. Each chunk leaves its own
 * softmax's result and the logarithm of what it divided by; from these the shares of the chunks follow exactly.
 */
final class ChunkedLook {
    private final Tensor queries; // (Q, K)
    private final Tensor results; // (chunks, Q, V)
    private final Tensor logSums; // (chunks, Q)

    /** @param width of a value, V */
    ChunkedLook(Tensor queries, int chunks, long width) {
        this.queries = queries;
        results = Tensor.empty(chunks, queries.size(0), width);
        logSums = Tensor.empty(chunks, queries.size(0));
    }

    /** Takes keys (rows, K) and values (rows, V). */
    void see(int chunk, Tensor keys, Tensor values) {
        Tensor scores = Tensor.empty(queries.size(0), keys.size(0));
        Into.product(scores, queries, keys.transpose(0, 1));
        Into.logSumExp(logSums.select(0, chunk), scores);
        Into.softmax(scores);
        Into.product(results.select(0, chunk), scores, values);
    }

    /** (Q, V), when every chunk was seen. */
    Tensor result() {
        return results.mul(logSums.softmax(0).unsqueeze(2)).sum(0);
    }
}
