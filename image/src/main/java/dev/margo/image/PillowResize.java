package dev.margo.image;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Resizing 8-bit pictures as Pillow does, bit by bit: a filter that widens when shrinking, weights in 22-bit fixed
 * point, first along rows into an 8-bit picture, then along columns. SAM's preprocessing uses the bilinear one.
 *
 * <p>Source: python-pillow/Pillow, src/libImaging/Resample.c (9.4.0), {@code Image.resize} of 8-bit modes.
 */
public final class PillowResize {
    private static final int PRECISION = 22;

    private PillowResize() {}

    /** {@code Image.resize(to, BILINEAR)}; same channels. */
    public static ByteImage bilinear(ByteImage image, Size to) {
        return resize(image, to, 1, FilterTaps::triangle);
    }

    /** {@code Image.resize(to, BICUBIC)}; same channels. */
    public static ByteImage bicubic(ByteImage image, Size to) {
        return resize(image, to, 2, FilterTaps::cubic);
    }

    private static ByteImage resize(ByteImage image, Size to, double support, DoubleUnaryOperator kernel) {
        Size from = image.size();
        int channels = image.channels();
        byte[] values = image.array();
        if (from.width() != to.width()) { // Pillow skips the pass of an axis that keeps its size
            Size wide = new Size(to.width(), from.height());
            FilterTaps taps = FilterTaps.widening(from.width(), to.width(), support, kernel);
            values = alongRows(values, new byte[wide.values(channels)], channels, taps);
        }
        if (from.height() != to.height()) {
            FilterTaps taps = FilterTaps.widening(from.height(), to.height(), support, kernel);
            values = alongColumns(values, new byte[to.values(channels)], to.width() * channels, taps);
        }
        return values == image.array() ? image : ByteImage.adopt(to, channels, values);
    }

    private static byte[] alongRows(byte[] in, byte[] out, int channels, FilterTaps taps) {
        int[] weights = fixedPoint(taps.weights());
        int width = taps.first().length;
        int rows = out.length / (width * channels);
        int inRow = in.length / rows;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < width; x++) {
                int source = y * inRow + taps.first()[x] * channels;
                int target = (y * width + x) * channels;
                for (int c = 0; c < channels; c++) {
                    int sum = 1 << (PRECISION - 1);
                    for (int j = 0; j < taps.count()[x]; j++) {
                        sum += (in[source + c + j * channels] & 0xFF) * weights[x * taps.stride() + j];
                    }
                    out[target + c] = clip(sum);
                }
            }
        }
        return out;
    }

    private static byte[] alongColumns(byte[] in, byte[] out, int row, FilterTaps taps) {
        int[] weights = fixedPoint(taps.weights());
        int[] sums = new int[row];
        for (int y = 0; y < taps.first().length; y++) {
            Arrays.fill(sums, 1 << (PRECISION - 1));
            for (int j = 0; j < taps.count()[y]; j++) {
                addRow(sums, in, (taps.first()[y] + j) * row, weights[y * taps.stride() + j]);
            }
            for (int x = 0; x < row; x++) {
                out[y * row + x] = clip(sums[x]);
            }
        }
        return out;
    }

    private static void addRow(int[] sums, byte[] in, int from, int weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (in[from + x] & 0xFF) * weight;
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }

    /** Rounded half away from zero, as Pillow does. */
    private static int[] fixedPoint(double[] weights) {
        int[] fixed = new int[weights.length];
        for (int i = 0; i < fixed.length; i++) {
            double scaled = weights[i] * (1 << PRECISION);
            fixed[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return fixed;
    }
}
