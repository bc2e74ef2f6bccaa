package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.image.SplineResize;
import dev.margo.image.TorchResize;

/**
 * MedSAM's way: no mean and deviation, no aspect ratio, and probabilities instead of logits on the way back.
 *
 * <p>Source: bowang-lab/MedSAM at d71e8a1, MedSAM_Inference.py.
 */
final class MedSamContract implements ModelContract {
    @Override
    public ModelFrame frame(Size image, int side) {
        return ModelFrame.stretch(image, side);
    }

    @Override
    public float[] normalise(ByteImage picture, ModelFrame frame) {
        byte[] resized = SplineResize.cubic(picture.toRgb(), frame.resized()).bytes();
        int low = 255;
        int high = 0;
        for (byte value : resized) {
            low = Math.min(low, Byte.toUnsignedInt(value));
            high = Math.max(high, Byte.toUnsignedInt(value));
        }
        double range = Math.max(high - low, 1e-8);
        int area = frame.side() * frame.side();
        float[] values = new float[3 * area];
        for (int i = 0; i < resized.length; i++) {
            values[i % 3 * area + i / 3] = (float) ((Byte.toUnsignedInt(resized[i]) - low) / range);
        }
        return values;
    }

    /** The resized probabilities, as logits: above zero where the probability is above one half. */
    @Override
    public float[] toImage(float[] lowRes, int side, ModelFrame frame) {
        float[] resized =
                TorchResize.bilinear(ModelContract.probabilities(lowRes), new Size(side, side), frame.image());
        for (int i = 0; i < resized.length; i++) {
            double p = Math.min(Math.max(resized[i], 1e-7), 1 - 1e-7); // keeps the logits finite
            resized[i] = (float) Math.log(p / (1 - p));
        }
        return resized;
    }
}
