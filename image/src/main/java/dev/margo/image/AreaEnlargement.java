package dev.margo.image;

/**
 * What OpenCV's INTER_AREA does to 8-bit pictures when an axis grows: bilinear at positions of its own, in 11-bit fixed
 * point.
 *
 * <p>Source: {@code HResizeLinear} and {@code VResizeLinear<uchar, int, short, ...>} in opencv/opencv,
 * modules/imgproc/src/resize.cpp (4.6.0).
 */
final class AreaEnlargement {
    private static final int ONE = 1 << 11;

    private AreaEnlargement() {}

    static ByteImage resize(ByteImage image, Size to) {
        LinearTaps columns = LinearTaps.areaEnlarging(image.width(), to.width());
        LinearTaps rows = LinearTaps.areaEnlarging(image.height(), to.height());
        int row = to.width() * image.channels();
        byte[] out = new byte[to.values(image.channels())];
        int[] upper = new int[row];
        int[] lower = new int[row];
        for (int y = 0; y < to.height(); y++) {
            stretch(image, rows.left(y), columns, upper);
            stretch(image, rows.right(y), columns, lower);
            blend(upper, lower, rows.weight(y), out, y * row);
        }
        return ByteImage.adopt(to, image.channels(), out);
    }

    private static void stretch(ByteImage image, int y, LinearTaps columns, int[] out) {
        int channels = image.channels();
        byte[] in = image.array();
        for (int i = 0; i < out.length; i++) {
            int x = i / channels;
            int row = y * image.width() * channels + i % channels;
            int left = in[row + columns.left(x) * channels] & 0xFF;
            int right = in[row + columns.right(x) * channels] & 0xFF;
            out[i] = left * fixed(1 - columns.weight(x)) + right * fixed(columns.weight(x));
        }
    }

    private static void blend(int[] upper, int[] lower, float weight, byte[] out, int at) {
        int a = fixed(1 - weight);
        int b = fixed(weight);
        for (int i = 0; i < upper.length; i++) {
            int sum = ((a * (upper[i] >> 4)) >> 16) + ((b * (lower[i] >> 4)) >> 16) + 2;
            out[at + i] = (byte) (sum >> 2);
        }
    }

    private static int fixed(float weight) {
        return (int) Math.rint(weight * ONE);
    }
}
