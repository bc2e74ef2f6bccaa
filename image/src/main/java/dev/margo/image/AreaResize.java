package dev.margo.image;

/**
 * Resizing 8-bit pictures as OpenCV's INTER_AREA: when no axis grows, every output pixel is the mean of the input area
 * it covers; otherwise a bilinear variant. LiteMedSAM's preprocessing uses it both ways.
 *
 * <p>Source: {@code cv::hal::resize}, {@code computeResizeAreaTab} and {@code ResizeAreaFast_Invoker} in opencv/opencv,
 * modules/imgproc/src/resize.cpp (4.6.0).
 */
public final class AreaResize {
    /** Parts of a pixel smaller than this do not count, as in OpenCV. */
    private static final double LEAST_PART = 1e-3;

    private AreaResize() {}

    /** {@code image} in another size; same channels. */
    public static ByteImage resize(ByteImage image, Size to) {
        if (to.width() > image.width() || to.height() > image.height()) {
            return AreaEnlargement.resize(image, to);
        }
        double xScale = scale(image.width(), to.width());
        double yScale = scale(image.height(), to.height());
        boolean whole = isWhole(xScale) && isWhole(yScale);
        FilterTaps columns = taps(image.width(), to.width(), whole);
        FilterTaps rows = taps(image.height(), to.height(), whole);
        float factor = whole ? 1 / (float) (xScale * yScale) : 1;
        boolean halved = whole && xScale == 2 && yScale == 2;
        byte[] out = new byte[to.values(image.channels())];
        int row = to.width() * image.channels();
        for (int y = 0; y < to.height(); y++) {
            float[] sums = sumRows(image, row, columns, rows, y);
            for (int x = 0; x < row; x++) {
                out[y * row + x] = round(sums[x] * factor, halved);
            }
        }
        return ByteImage.adopt(to, image.channels(), out);
    }

    private static float[] sumRows(ByteImage image, int row, FilterTaps columns, FilterTaps rows, int y) {
        float[] sums = new float[row];
        float[] shrunk = new float[row];
        for (int j = 0; j < rows.count()[y]; j++) {
            shrinkRow(image, rows.first()[y] + j, columns, shrunk);
            float weight = (float) rows.weights()[y * rows.stride() + j];
            for (int x = 0; x < row; x++) {
                sums[x] += weight * shrunk[x];
            }
        }
        return sums;
    }

    private static void shrinkRow(ByteImage image, int y, FilterTaps taps, float[] out) {
        int channels = image.channels();
        byte[] in = image.array();
        for (int i = 0; i < out.length; i++) {
            int x = i / channels;
            int source = (y * image.width() + taps.first()[x]) * channels + i % channels;
            float sum = 0;
            for (int j = 0; j < taps.count()[x]; j++) {
                sum += (in[source + j * channels] & 0xFF) * (float) taps.weights()[x * taps.stride() + j];
            }
            out[i] = sum;
        }
    }

    /** OpenCV rounds ties to even, but in its path for exact halving ties go up. */
    private static byte round(float mean, boolean halved) {
        return (byte) Math.max(0, Math.min(255, halved ? (int) (mean + 0.5f) : (int) Math.rint(mean)));
    }

    /** Weights that sum to 1, or, where all cells are {@code whole} pixels, to the number of pixels in a cell. */
    private static FilterTaps taps(int in, int out, boolean whole) {
        double scale = scale(in, out);
        int stride = (int) Math.ceil(scale) + 2;
        FilterTaps taps =
                new FilterTaps(new int[out], new int[out], stride, new double[Math.multiplyExact(out, stride)]);
        for (int i = 0; i < out; i++) {
            double begin = i * scale;
            double end = begin + scale;
            double cell = whole ? 1 : Math.min(scale, in - begin);
            int lastWhole = Math.min((int) Math.floor(end), in - 1);
            int firstWhole = Math.min((int) Math.ceil(begin), lastWhole);
            taps.first()[i] = firstWhole;
            if (firstWhole - begin > LEAST_PART) {
                taps.first()[i]--;
                add(taps, i, (firstWhole - begin) / cell);
            }
            for (int x = firstWhole; x < lastWhole; x++) {
                add(taps, i, 1 / cell);
            }
            if (end - lastWhole > LEAST_PART) {
                add(taps, i, Math.min(Math.min(end - lastWhole, 1), cell) / cell);
            }
        }
        return taps;
    }

    private static void add(FilterTaps taps, int i, double weight) {
        taps.weights()[i * taps.stride() + taps.count()[i]++] = weight;
    }

    private static double scale(int in, int out) {
        return 1 / ((double) out / in);
    }

    private static boolean isWhole(double scale) {
        return Math.abs(scale - Math.rint(scale)) < Math.ulp(1.0);
    }
}
