package dev.margo.sam;

import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Self-attention with decomposed relative position: the score of a query and a key gains a term for their row
 * difference and one for their column difference, both products with the query before scaling.
 *
 * <p>One head at a time, so that a global block of a 1024 px image needs 64 MB of scores and not 800.
 */
final class VitAttention {
    private final RelativePositions rows;
    private final RelativePositions columns;
    private final Linear qkv;
    private final Linear proj;
    private final int heads;
    private final int headWidth;

    VitAttention(Parameters parameters, int width, int heads, int tableSide) {
        this.heads = heads;
        headWidth = width / heads;
        rows = new RelativePositions(parameters, "rel_pos_h", tableSide, headWidth);
        columns = new RelativePositions(parameters, "rel_pos_w", tableSide, headWidth);
        qkv = new Linear(parameters.in("qkv"), width, 3 * width);
        proj = new Linear(parameters.in("proj"), width, width);
    }

    /** (B, H, W, C) to the same. */
    Tensor forward(Tensor x) {
        long batch = x.size(0);
        long height = x.size(1);
        long width = x.size(2);
        Tensor split = qkv.forward(x).reshape(batch, height, width, 3, heads, headWidth);
        Tensor rowTable = rows.between(height);
        Tensor columnTable = columns.between(width);
        List<Tensor> attended = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            Tensor ofHead = split.select(4, head); // (B, H, W, 3, headWidth)
            attended.add(TensorScope.compute("attention head", () -> attend(ofHead, rowTable, columnTable)));
        }
        return proj.forward(Tensor.cat(3, attended));
    }

    private Tensor attend(Tensor ofHead, Tensor rowTable, Tensor columnTable) {
        long batch = ofHead.size(0);
        long height = ofHead.size(1);
        long width = ofHead.size(2);
        Tensor q = ofHead.select(3, 0);
        Tensor k = ofHead.select(3, 1).reshape(batch, height * width, headWidth);
        Tensor v = ofHead.select(3, 2).reshape(batch, height * width, headWidth);
        Tensor scaled = q.mul(1 / Math.sqrt(headWidth)).reshape(batch, height * width, headWidth);
        Tensor scores = scaled.matmul(k.transpose(1, 2));
        Tensor byRow = q.matmul(rowTable.transpose(1, 2)); // (B, H, W, key row)
        Tensor byColumn =
                q.transpose(1, 2).matmul(columnTable.transpose(1, 2)).transpose(1, 2); // (B, H, W, key column)
        scores.reshape(batch, height, width, height, width) // a view: the sums land in the scores
                .addInPlace(byRow.unsqueeze(4))
                .addInPlace(byColumn.unsqueeze(3));
        return scores.softmax(-1).matmul(v).reshape(batch, height, width, headWidth);
    }
}
