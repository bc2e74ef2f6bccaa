package dev.margo.image;

/**
 * Resizing by repeating or dropping pixels, as OpenCV's INTER_NEAREST: output pixel i shows input pixel floor(i * in /
 * out), so that no value appears that was not there. For label ids, and for networks trained on such pictures.
 *
 * <p>Source: {@code resizeNN} in opencv/opencv, modules/imgproc/src/resize.cpp (4.6.0). Its INTER_NEAREST_EXACT, torch's
 * "nearest-exact" and Pillow's NEAREST look at pixel centres instead, and give other pictures.
 */
public final class NearestResize {

    private NearestResize() {}

    /** {@code image} in another size; same channels. */
    public static ByteImage resize(ByteImage image, Size to) {
        int channels = image.channels();
        byte[] in = image.array();
        byte[] out = new byte[to.values(channels)];
        int[] columns = sources(image.width(), to.width());
        int[] rows = sources(image.height(), to.height());
        for (int y = 0, target = 0; y < rows.length; y++) {
            for (int column : columns) {
                int source = (rows[y] * image.width() + column) * channels;
                for (int c = 0; c < channels; c++) {
                    out[target++] = in[source + c];
                }
            }
        }
        return ByteImage.adopt(to, channels, out);
    }

    /**
     * Label ids in another size.
     *
     * @param labels (y, x) order, {@code from.area()} ids
     */
    public static int[] resize(int[] labels, Size from, Size to) {
        if (labels.length != from.area()) {
            throw new IllegalArgumentException(
                    "labels of %s pixels need %s ids, got %s".formatted(from, from.area(), labels.length));
        }
        int[] out = new int[to.area()];
        int[] columns = sources(from.width(), to.width());
        int[] rows = sources(from.height(), to.height());
        for (int y = 0, target = 0; y < rows.length; y++) {
            for (int column : columns) {
                out[target++] = labels[rows[y] * from.width() + column];
            }
        }
        return out;
    }

    /**
     * Float planes in another size.
     *
     * @param planes (c, y, x) order, whole planes of size {@code from}
     */
    public static float[] resize(float[] planes, Size from, Size to) {
        int channels = from.planesIn(planes.length);
        float[] out = new float[to.values(channels)];
        int[] columns = sources(from.width(), to.width());
        int[] rows = sources(from.height(), to.height());
        for (int i = 0, target = 0; i < channels * rows.length; i++) {
            int source = i / rows.length * from.area() + rows[i % rows.length] * from.width();
            for (int column : columns) {
                out[target++] = planes[source + column];
            }
        }
        return out;
    }

    /** For every output position along one axis, the input position it shows. */
    private static int[] sources(int in, int out) {
        // OpenCV divides twice; in / out alone differs where i * in / out is a whole number
        double step = 1 / ((double) out / in);
        int[] sources = new int[out];
        for (int i = 0; i < out; i++) {
            sources[i] = Math.min((int) Math.floor(i * step), in - 1);
        }
        return sources;
    }
}
