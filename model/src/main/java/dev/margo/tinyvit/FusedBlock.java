package dev.margo.tinyvit;

import dev.margo.nn.TiledMlp;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.List;

/**
 * {@link TinyVitBlock} in two phases: attention, for which windows do not need each other, and everything after it, for
 * which bands of rows need only their neighbours.
 */
final class FusedBlock implements FusedLayer {
    private static final int PIXELS = 1024; // of a task in the second phase

    private final TinyVitBlock plain;
    private final WindowAttention attention;
    private final FoldedConv localConv;

    FusedBlock(TinyVitBlock plain, Preparation preparation) {
        this.plain = plain;
        attention = preparation.attention(plain.attention);
        localConv = preparation.fold(plain.localConv);
    }

    @Override
    public FeatureMap targetFor(FeatureMap x) {
        return x.emptyLikeThis();
    }

    /** Adds the attention to {@code x} itself, since a window is read by nobody else. */
    @Override
    public void forward(FeatureMap target, FeatureMap x) {
        List<WindowRun> runs = WindowRun.over(x.height(), x.width(), plain.window);
        Workers.forEach(runs.size(), i -> addAttention(x, runs.get(i)));
        int rows = Math.max(1, PIXELS / x.width());
        Workers.forRanges(
                "local convolution and MLP",
                x.height(),
                rows,
                (from, count) -> finish(target.pixels(from, count), x.rows(from - 1, count + 2)));
    }

    private void addAttention(FeatureMap x, WindowRun run) {
        try (TensorScope scope = TensorScope.open("window attention")) {
            Tensor tokens = x.rows(run.top(), run.height()).narrow(1, run.left(), run.width());
            Tensor rows = Tensor.empty(run.tokens(), x.channels());
            Tensor qkv = Tensor.empty(run.tokens(), 3L * x.channels());
            Tensor attended = Tensor.empty(run.tokens(), x.channels());
            Into.copy(rows.reshape(tokens.shape()), tokens);
            plain.attention.norm.into(rows, rows);
            plain.attention.qkv.into(qkv, rows);
            attention.attend(attended, qkv, run);
            plain.attention.proj.into(rows, attended);
            tokens.addInPlace(rows.reshape(tokens.shape()));
        }
    }

    /** The pixels (n, C) of some rows from these rows and their neighbours (rows + 2, W, C). */
    private void finish(Tensor pixels, Tensor band) {
        Tensor local = localConv.ofBand(band).reshape(pixels.shape());
        Into.copy(pixels, local);
        plain.mlpNorm.into(local, local);
        TiledMlp.addTo(pixels, local, plain.mlpIn, plain.mlpOut, Tensor.empty(pixels.shape()));
    }
}
