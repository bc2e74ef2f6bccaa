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
 * <p>As many heads at a time as 64 MB of scores allow: one of a global block at 1024 px, which would need 800 MB in all, and
 * every head of a windowed block.
 */
final class VitAttention {
    private static final long MOST_SCORES = 1 << 24; // 64 MB

    final RelativePositions rows;
    final RelativePositions columns;
    final Linear qkv;
    final Linear proj;
    final int heads;
    final int headWidth;

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
        Tensor split = qkv.forward(x)
                .reshape(batch, height, width, 3, heads, headWidth)
                .permute(3, 0, 4, 1, 2, 5); // (3, B, heads, H, W, headWidth)
        Tensor rowTable = rows.between(height);
        Tensor columnTable = columns.between(width);
        long scoresOfHead = batch * height * width * height * width;
        long group = Math.max(1, Math.min(heads, MOST_SCORES / scoresOfHead));
        List<Tensor> attended = new ArrayList<>();
        for (long head = 0; head < heads; head += group) {
            Tensor ofGroup = split.narrow(2, head, Math.min(group, heads - head));
            attended.add(TensorScope.compute("attention heads", () -> attend(ofGroup, rowTable, columnTable)));
        }
        return proj.forward(Tensor.cat(1, attended).permute(0, 2, 3, 1, 4).reshape(x.shape()));
    }

    /** (3, B, g, H, W, headWidth), the queries, keys and values of g heads, to (B, g, H, W, headWidth). */
    Tensor attend(Tensor ofGroup, Tensor rowTable, Tensor columnTable) {
        long height = ofGroup.size(3);
        long width = ofGroup.size(4);
        long images = ofGroup.size(1) * ofGroup.size(2); // each head of each image on its own
        Tensor q = ofGroup.select(0, 0).reshape(images, height, width, headWidth);
        Tensor k = ofGroup.select(0, 1).reshape(images, height * width, headWidth);
        Tensor v = ofGroup.select(0, 2).reshape(images, height * width, headWidth);
        Tensor scaled = q.mul(1 / Math.sqrt(headWidth)).reshape(images, height * width, headWidth);
        Tensor scores = scaled.matmul(k.transpose(1, 2));
        Tensor byRow = q.matmul(rowTable.transpose(1, 2)); // (images, H, W, key row)
        Tensor byColumn =
                q.transpose(1, 2).matmul(columnTable.transpose(1, 2)).transpose(1, 2); // (images, H, W, key column)
        scores.reshape(images, height, width, height, width) // a view: the sums land in the scores
                .addInPlace(byRow.unsqueeze(4))
                .addInPlace(byColumn.unsqueeze(3));
        return scores.softmax(-1).matmul(v).reshape(ofGroup.size(1), ofGroup.size(2), height, width, headWidth);
    }
}
