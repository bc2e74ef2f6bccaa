package dev.margo.tinyvit;

import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;

/**
 * A 3 x 3 convolution of a hidden map that is never stored: a task makes a few of its rows, convolves them while they
 * are in the cache, keeps those that the next rows need as well, and goes on.
 *
 * @param conv of the hidden map, with padding 1
 * @param height rows of the hidden map
 * @param width columns of the hidden map
 * @param channels of the hidden map
 * @param bandValues how many values of the hidden map there are at a time, about
 */
record RollingConvolution(FoldedConv conv, int height, int width, int channels, int bandValues) {
    private static final int KERNEL = 3;
    private static final int STRIPS_PER_THREAD = 4; // so that a thread that was held up is not waited for long
    private static final int BAND_VALUES = 1 << 19; // 2 MiB: the second-level cache

    RollingConvolution(FoldedConv conv, int height, int width, int channels) {
        this(conv, height, width, channels, BAND_VALUES);
    }

    /** Writes the rows of the hidden map from {@code first} on into {@code rows} (count, W, C). */
    @FunctionalInterface
    interface Source {
        void write(Tensor rows, int first, int count);
    }

    /** Takes the rows of the result from {@code first} on, (count, W', C'), which it may overwrite. */
    @FunctionalInterface
    interface Sink {
        void accept(Tensor rows, int first, int count);
    }

    void run(String name, Source source, Sink sink) {
        int outHeight = conv.shrink(height);
        int most = Math.max(1, outHeight / (STRIPS_PER_THREAD * Workers.threads()));
        Workers.forRanges(name, outHeight, most, (from, count) -> strip(from, from + count, source, sink));
    }

    private void strip(int from, int to, Source source, Sink sink) {
        int step = Math.max(2, bandValues / (width * channels * conv.stride()));
        int stride = conv.stride();
        int kept = KERNEL - stride; // rows that a band and the next have in common
        Tensor band = Tensor.empty((long) stride * step + kept, width, channels);
        write(band, from * stride - 1, kept, source);
        for (int row = from; row < to; row += step) {
            int rows = Math.min(step, to - row);
            try (TensorScope scope = TensorScope.open("band")) {
                write(band.narrow(0, kept, (long) stride * rows), row * stride - 1 + kept, stride * rows, source);
                sink.accept(conv.ofBand(band.narrow(0, 0, (long) stride * rows + kept)), row, rows);
                if (row + rows < to) {
                    Into.copy(band.narrow(0, 0, kept), band.narrow(0, (long) stride * rows, kept));
                }
            }
        }
    }

    /** Rows of the hidden map, and zeros where it has none. */
    private void write(Tensor rows, int first, int count, Source source) {
        int above = Math.max(0, -first);
        int below = Math.max(0, first + count - height);
        int inside = count - above - below;
        if (above > 0) {
            Into.zero(rows.narrow(0, 0, above));
        }
        if (inside > 0) {
            source.write(rows.narrow(0, above, inside), first + above, inside);
        }
        if (below > 0) {
            Into.zero(rows.narrow(0, (long) above + inside, below));
        }
    }
}
