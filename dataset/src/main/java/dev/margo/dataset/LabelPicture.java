package dev.margo.dataset;

import dev.margo.image.Image;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;

/** Label maps and masks that were read as pictures. */
final class LabelPicture {
    /** Ids that were stored as floats and resampled may be off by this. */
    private static final double TOLERANCE = 1e-3;

    private LabelPicture() {}

    /**
     * The ids in {@code image}, which is gray, or colour with equal channels.
     *
     * @throws ImageFormatException if it has colours, fractions or negative numbers
     */
    static LabelImage ids(String file, Image image) throws ImageFormatException {
        int channels = image.channels();
        float[] samples = image.samples();
        int[] ids = new int[image.size().area()];
        for (int i = 0; i < ids.length; i++) {
            float sample = samples[i * channels];
            for (int c = 1; c < channels; c++) {
                if (samples[i * channels + c] != sample) {
                    throw new ImageFormatException(
                            file, "labels have colours; expected one number per pixel; save ids as a gray picture");
                }
            }
            long id = Math.round((double) sample);
            if (id < 0 || Math.abs(sample - id) > TOLERANCE || id > Integer.MAX_VALUE) {
                throw new ImageFormatException(
                        file,
                        "pixel (%s, %s) has label %s; expected whole numbers from 0 on; store object ids as such"
                                .formatted(i % image.width(), i / image.width(), sample));
            }
            ids[i] = (int) id;
        }
        return LabelImage.of(image.width(), image.height(), ids);
    }

    /** Where a mask's picture is not 0 in any channel. */
    static Mask mask(Image image) {
        float[] samples = image.samples();
        int channels = image.channels();
        boolean[] members = new boolean[image.size().area()];
        for (int i = 0; i < samples.length; i++) {
            members[i / channels] |= samples[i] != 0;
        }
        return Mask.of(image.width(), image.height(), members);
    }
}
