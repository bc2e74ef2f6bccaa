package dev.margo.image;

/**
 * Resizing by cubic B-splines, as MedSAM's inference does with {@code skimage.transform.resize(order=3,
 * preserve_range=True, anti_aliasing=True)}: Gaussian blur along shrinking axes, spline through the samples, half-pixel
 * grid, borders mirrored about the outermost pixel's centre (skimage's default mode "reflect"), result clipped to the
 * input's range.
 *
 * <p>Known difference: MedSAM's training data were made with mode "constant", which lets zeros in at the border.
 *
 * <p>Source: skimage/transform/_warps.py (scikit-image 0.19.3), scipy.ndimage {@code gaussian_filter} and
 * {@code zoom(grid_mode=True)} (1.10.1); bowang-lab/MedSAM, MedSAM_Inference.py.
 */
public final class SplineResize {

    private SplineResize() {}

    /**
     * An 8-bit picture in another size, same channels; values are cut, not rounded, to whole numbers, as
     * {@code .astype(np.uint8)} does. Where the exact value is a whole number, rounding errors of the last bit make
     * skimage itself land on it or just below; such a pixel may differ by 1 from skimage's.
     */
    public static ByteImage cubic(ByteImage image, Size to) {
        int channels = image.channels();
        Size from = image.size();
        byte[] in = image.array();
        float[] planes = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            planes[i % channels * from.area() + i / channels] = in[i] & 0xFF;
        }
        double[] resized = resize(planes, from, to);
        byte[] out = new byte[resized.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) resized[i % channels * to.area() + i / channels];
        }
        return ByteImage.adopt(to, channels, out);
    }

    /**
     * Float planes in another size, clipped to the range of all planes together.
     *
     * @param planes (c, y, x) order, whole planes of size {@code from}, finite
     */
    public static float[] cubic(float[] planes, Size from, Size to) {
        double[] resized = resize(planes, from, to);
        float[] out = new float[resized.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) resized[i];
        }
        return out;
    }

    private static double[] resize(float[] planes, Size from, Size to) {
        int channels = from.planesIn(planes.length);
        double[] out = new double[to.values(channels)];
        SplineAxis rows = new SplineAxis(from.height(), to.height(), from.width());
        SplineAxis columns = new SplineAxis(from.width(), to.width(), to.height());
        for (int c = 0; c < channels; c++) {
            double[] plane = new double[from.area()];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = planes[c * from.area() + i];
            }
            double[] tall = rows.resize(plane);
            double[] turned = columns.resize(transpose(tall, from.width()));
            System.arraycopy(transpose(turned, to.height()), 0, out, c * to.area(), to.area());
        }
        clip(out, planes);
        return out;
    }

    private static double[] transpose(double[] in, int width) {
        int height = in.length / width;
        double[] out = new double[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out[x * height + y] = in[y * width + x];
            }
        }
        return out;
    }

    private static void clip(double[] values, float[] range) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : range) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(least, Math.min(most, values[i]));
        }
    }
}
