package dev.margo.image;

/**
 * Linear interpolation along one axis: output position i lies between two input positions, {@code weight(i)} of the way
 * from the left to the right one.
 */
final class LinearTaps {
    private final int inputLength;
    private final int[] left;
    private final float[] weight;

    private LinearTaps(int in, int out) {
        this.inputLength = in;
        this.left = new int[out];
        this.weight = new float[out];
    }

    /**
     * Pixel centres at half positions, clamped at the borders. The ratio is rounded to float, as in torch; what follows
     * is not, since torch's compiled code contracts it into fused operations.
     *
     * <p>Source: {@code area_pixel_compute_source_index} and {@code compute_source_index_and_lambda} in pytorch/pytorch,
     * aten/src/ATen/native/UpSample.h (1.13).
     */
    static LinearTaps halfPixel(int in, int out) {
        LinearTaps taps = new LinearTaps(in, out);
        float ratio = (float) in / out;
        for (int i = 0; i < out; i++) {
            double source = Math.max(ratio * (i + 0.5) - 0.5, 0);
            taps.left[i] = Math.min((int) source, in - 1);
            taps.weight[i] = (float) Math.min(source - taps.left[i], 1);
        }
        return taps;
    }

    /**
     * OpenCV's INTER_AREA where it cannot average, because an axis grows.
     *
     * <p>Source: the {@code area_mode} branch of {@code cv::hal::resize} in opencv/opencv, modules/imgproc/src/resize.cpp
     * (4.6.0).
     */
    static LinearTaps areaEnlarging(int in, int out) {
        LinearTaps taps = new LinearTaps(in, out);
        double inverse = (double) out / in;
        double scale = 1 / inverse;
        for (int i = 0; i < out; i++) {
            int source = (int) Math.floor(i * scale);
            float fraction = (float) ((i + 1) - (source + 1) * inverse);
            fraction = fraction <= 0 ? 0 : fraction - (float) Math.floor(fraction);
            taps.left[i] = Math.min(source, in - 1);
            taps.weight[i] = source >= in - 1 ? 0 : fraction;
        }
        return taps;
    }

    int length() {
        return left.length;
    }

    int inputLength() {
        return inputLength;
    }

    int left(int i) {
        return left[i];
    }

    int right(int i) {
        return Math.min(left[i] + 1, inputLength - 1);
    }

    float weight(int i) {
        return weight[i];
    }

    /** Interpolates the {@code inputLength()} values of {@code in} from {@code at} on into {@code out}. */
    void stretch(float[] in, int at, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (1 - weight[i]) * in[at + left[i]] + weight[i] * in[at + right(i)];
        }
    }
}
