package dev.margo.image;

/**
 * Resizing float planes as {@code torch.nn.functional.interpolate} does with an explicit size: logits to image pixels,
 * position embeddings to another grid. Values differ from torch's by float rounding only: on planes of 0..255, by less
 * than 1e-4 without and 1e-3 with antialias, whose weights torch computes in float and this class in double.
 *
 * <p>All methods take planes (c, y, x) of size {@code from}, as many as the array holds, and return as many of size
 * {@code to}; they throw IllegalArgumentException if the array does not hold whole planes.
 *
 * <p>Source: pytorch/pytorch, aten/src/ATen/native/cpu/UpSampleKernel.cpp (1.13).
 */
public final class TorchResize {

    private TorchResize() {}

    /**
     * {@code mode="bilinear", align_corners=False}: the two nearest pixels along each axis, also when shrinking, so that
     * fine detail is then skipped, not averaged.
     */
    public static float[] bilinear(float[] planes, Size from, Size to) {
        int channels = from.planesIn(planes.length);
        if (from.equals(to)) { // every weight would be 0 or 1
            return planes.clone();
        }
        float[] out = new float[to.values(channels)];
        LinearTaps columns = LinearTaps.halfPixel(from.width(), to.width());
        LinearTaps rows = LinearTaps.halfPixel(from.height(), to.height());
        for (int c = 0; c < channels; c++) {
            bilinearPlane(planes, out, c, columns, rows);
        }
        return out;
    }

    /** Stretches each input row once: row r is kept in buffer r modulo 2 until row r + 2 needs it. */
    private static void bilinearPlane(float[] in, float[] out, int plane, LinearTaps columns, LinearTaps rows) {
        int inAt = plane * rows.inputLength() * columns.inputLength();
        int outAt = plane * rows.length() * columns.length();
        int width = columns.length();
        float[][] stretched = new float[2][width];
        int[] held = {-1, -1};
        for (int y = 0; y < rows.length(); y++) {
            for (int row = rows.left(y); row <= rows.right(y); row++) {
                if (held[row & 1] != row) {
                    columns.stretch(in, inAt + row * columns.inputLength(), stretched[row & 1]);
                    held[row & 1] = row;
                }
            }
            blend(stretched[rows.left(y) & 1], stretched[rows.right(y) & 1], rows.weight(y), out, outAt + y * width);
        }
    }

    private static void blend(float[] upper, float[] lower, float weight, float[] out, int at) {
        float rest = 1 - weight;
        for (int x = 0; x < upper.length; x++) {
            out[at + x] = rest * upper[x] + weight * lower[x];
        }
    }

    /**
     * {@code mode="bilinear", align_corners=False, antialias=True}: a triangle as wide as the step between output pixels,
     * so that shrinking averages.
     */
    public static float[] bilinearAntialias(float[] planes, Size from, Size to) {
        int channels = from.planesIn(planes.length);
        Size wide = new Size(to.width(), from.height());
        FilterTaps columns = FilterTaps.widening(from.width(), to.width(), 1, FilterTaps::triangle);
        FilterTaps rows = FilterTaps.widening(from.height(), to.height(), 1, FilterTaps::triangle);
        float[] stretched = alongRows(planes, new float[wide.values(channels)], from.width(), columns);
        return alongColumns(stretched, new float[to.values(channels)], wide, rows);
    }

    private static float[] alongRows(float[] in, float[] out, int inWidth, FilterTaps taps) {
        float[] weights = taps.floatWeights();
        int width = taps.first().length;
        for (int row = 0; row < out.length / width; row++) {
            for (int x = 0; x < width; x++) {
                int source = row * inWidth + taps.first()[x];
                float sum = 0;
                for (int j = 0; j < taps.count()[x]; j++) {
                    sum += in[source + j] * weights[x * taps.stride() + j];
                }
                out[row * width + x] = sum;
            }
        }
        return out;
    }

    private static float[] alongColumns(float[] in, float[] out, Size from, FilterTaps taps) {
        float[] weights = taps.floatWeights();
        int width = from.width();
        int height = taps.first().length;
        for (int row = 0; row < out.length / width; row++) {
            int plane = row / height;
            int y = row % height;
            for (int j = 0; j < taps.count()[y]; j++) {
                int source = plane * from.area() + (taps.first()[y] + j) * width;
                float weight = weights[y * taps.stride() + j];
                for (int x = 0; x < width; x++) {
                    out[row * width + x] += in[source + x] * weight;
                }
            }
        }
        return out;
    }
}
