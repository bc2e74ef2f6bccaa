package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;

/**
 * softmax(Q K^T) V of G sets of queries, where keys and values come in chunks, in any order and on any threads. Each
 * chunk leaves the result of its own softmax, its largest score and the largest weight. The logarithm of what the
 * softmax divided by follows from these, and from that the share of each chunk, exactly.
 */
final class ChunkedLook {
    private final Tensor queries; // (G, Q, K)
    private final Tensor results; // (chunks, G, Q, V)
    private final Tensor largestScores; // (chunks, G, Q)
    private final Tensor largestWeights; // (chunks, G, Q), at least one by the keys of a chunk

    /** @param width of a value, V */
    ChunkedLook(Tensor queries, int chunks, long width) {
        this.queries = queries;
        long sets = queries.size(0);
        results = Tensor.empty(chunks, sets, queries.size(1), width);
        largestScores = Tensor.empty(chunks, sets, queries.size(1));
        largestWeights = Tensor.empty(chunks, sets, queries.size(1));
    }

    /** Shows keys (rows, K) and values (rows, V) to one set of queries. */
    void see(int set, int chunk, Tensor keys, Tensor values) {
        Tensor scores = Tensor.empty(queries.size(1), keys.size(0));
        Into.linear(scores, queries.select(0, set), keys, null);
        Into.largest(largestScores.select(0, chunk).select(0, set), scores);
        Into.softmax(scores);
        Into.largest(largestWeights.select(0, chunk).select(0, set), scores);
        Into.product(results.select(0, chunk).select(0, set), scores, values);
    }

    /** (G, Q, V), when every set saw every chunk. */
    Tensor result() {
        Tensor shares = largestScores.sub(largestWeights.log()).softmax(0);
        return results.mul(shares.unsqueeze(3)).sum(0);
    }
}
