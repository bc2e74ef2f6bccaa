package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.NearestResize;
import dev.margo.image.Size;

/**
 * SAM-Med2D's way. Its training reads pictures as BGR and normalises them with the RGB means, so the network wants
 * blue first; its predictor would take RGB as it comes. Gray pictures are the same either way.
 *
 * <p>Source: OpenGVLab/SAM-Med2D at bfd2b93, DataLoader.py, train.py and segment_anything/predictor_sammed.py.
 */
final class SamMed2dContract implements ModelContract {
    @Override
    public ModelFrame frame(Size image, int side) {
        return ModelFrame.stretch(image, side);
    }

    @Override
    public float[] normalise(ByteImage picture, ModelFrame frame) {
        byte[] resized = NearestResize.resize(picture.toRgb(), frame.resized()).bytes();
        int area = frame.side() * frame.side();
        float[] values = new float[3 * area];
        for (int i = 0; i < resized.length; i++) {
            int channel = 2 - i % 3; // red becomes the last
            values[channel * area + i / 3] = ImageNetNormalisation.apply(Byte.toUnsignedInt(resized[i]), channel);
        }
        return values;
    }

    /** Its training feeds masks back after the sigmoid. */
    @Override
    public float[] maskPrompt(float[] lowRes) {
        return ModelContract.probabilities(lowRes);
    }
}
