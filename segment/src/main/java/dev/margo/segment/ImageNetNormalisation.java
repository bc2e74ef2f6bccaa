package dev.margo.segment;

/** Mean and deviation of ImageNet's channels on the 0..255 scale, as SAM was trained with. */
final class ImageNetNormalisation {
    private static final float[] MEAN = {123.675f, 116.28f, 103.53f};
    private static final float[] DEVIATION = {58.395f, 57.12f, 57.375f};

    private ImageNetNormalisation() {}

    static float apply(int value, int channel) {
        return (value - MEAN[channel]) / DEVIATION[channel];
    }
}
